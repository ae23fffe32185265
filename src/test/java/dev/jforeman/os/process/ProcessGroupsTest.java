package dev.jforeman.os.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessGroupsTest {
    @Test
    void aGroupLivesWhileAMemberDoesAlthoughItsLeaderIsGone() throws Exception {
        try (RealGroup group = RealGroup.start("sleep 7611 & echo ready")) {
            group.awaitEnd();
            assertThat(ProcessGroups.living(List.of(group.number()))).containsExactly(group.number());
            group.signal(9);
            awaitEmpty(group);
        }
    }

    /** Polls, because no system reports when a group becomes empty. */
    private static void awaitEmpty(RealGroup group) {
        Eventually.holds(
                "the group is empty",
                () -> ProcessGroups.living(List.of(group.number())).isEmpty(),
                () -> ProcessGroups.living(List.of(group.number())));
    }

    /**
     * The parent of the zombie does not reap it and has left the group. The test waits for SIGCHLD: the kernel closes
     * the files of an exiting process first and makes it a zombie later.
     */
    @Test
    void aGroupOfZombiesIsEmpty() throws Exception {
        String keepsAZombie = """
            exec perl -e '
                use POSIX; $| = 1;
                $SIG{CHLD} = sub {};
                sigprocmask(SIG_BLOCK, POSIX::SigSet->new(SIGCHLD));
                my $pid = fork;
                if (!$pid) { setpgid(0, 0); POSIX::_exit(0) }
                sigsuspend(POSIX::SigSet->new);
                print "ready\\n$pid\\n";
                sleep 7612'
            """;
        try (RealGroup parent = RealGroup.start(keepsAZombie)) {
            long group = Long.parseLong(parent.output().readLine());
            assertThat(ProcessGroups.living(List.of(group, parent.number()))).containsExactly(parent.number());
        }
    }

    @Test
    void aGroupThatNeverExistedIsNotAlive() {
        assertThat(ProcessGroups.living(Set.of(1_000_000_000L))).isEmpty();
        assertThat(ProcessGroups.living(Set.of())).isEmpty();
    }
}
