use Time::HiRes qw(time);
while (<STDIN>) { push @delays, 1000 * (time - $1) if /tick ([\\d.]+)/; }
@delays = sort { $a <=> $b } @delays;
printf "%.2f %.2f %.2f %d\\n", @delays[$#delays / 2, 0.99 * $#delays, -1], scalar @delays if @delays;
