package dev.jforeman.cli;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.InvalidValue;
import dev.jforeman.diagnostic.Refusal;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code jforeman completion SHELL}: prints a completion script, which asks {@code jforeman complete} for candidates. */
final class CompletionCommand implements Verb {
    private static final String BASH = """
        # bash completion for jforeman; in ~/.bashrc: eval "$(jforeman completion bash)"
        _jforeman() {
            local IFS=$'\\n' current=${COMP_WORDS[COMP_CWORD]}
            COMPREPLY=($(jforeman complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f 1))
            [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
            return 0
        }
        complete -o default -F _jforeman jforeman\
        """;

    private static final String ZSH = """
        #compdef jforeman
        # zsh completion for jforeman; in ~/.zshrc, after compinit: eval "$(jforeman completion zsh)"
        _jforeman() {
            local -a found lines
            local line
            lines=("${(@f)$(jforeman complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
            for line in $lines; do
                found+=("${${line%%$'\\t'*}//:/\\\\:}:${line#*$'\\t'}")
            done
            if (( $#found )); then
                _describe jforeman found
            else
                _files
            fi
        }
        compdef _jforeman jforeman\
        """;

    private static final String FISH = """
        # fish completion for jforeman; in ~/.config/fish/config.fish: jforeman completion fish | source
        function __jforeman_complete
            set -l words (commandline -opc) (commandline -ct)
            set -l found (jforeman complete -- $words[2..] 2>/dev/null)
            if set -q found[1]
                printf '%s\\n' $found
            else
                __fish_complete_path (commandline -ct)
            end
        end
        complete -c jforeman -f -a '(__jforeman_complete)'\
        """;

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(name(), "Print a completion script for a shell.");
        spec.addPositional(Options.words("SHELL", "1", "Shell: bash, zsh or fish."));
        return spec;
    }

    @Override
    public int run(OptionValues given, Streams streams) throws Refusal {
        streams.out().println(script(given.words().getFirst()));
        return ExitCode.OK.code();
    }

    private static String script(String shell) throws Refusal {
        return switch (shell) {
            case "bash" -> BASH;
            case "zsh" -> ZSH;
            case "fish" -> FISH;
            default ->
                throw new Refusal(ExitCode.USAGE, InvalidValue.of("SHELL", shell, List.of("bash", "zsh", "fish")));
        };
    }
}
