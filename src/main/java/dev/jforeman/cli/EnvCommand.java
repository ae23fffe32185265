package dev.jforeman.cli;

import com.google.gson.GsonBuilder;
import dev.jforeman.cli.app.App;
import dev.jforeman.cli.app.Plans;
import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.dotenv.RawValue;
import dev.jforeman.model.ByteText;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.UnknownProcess;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code jforeman env}: prints the environment variables of an instance, without those inherited from the shell. */
final class EnvCommand implements Verb {
    @Override
    public String name() {
        return "env";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                name(),
                "Print the environment variables of an instance, without those inherited from the shell.",
                "The output is a valid env file.");
        Options.addApp(spec);
        Options.addFormation(spec);
        Options.addPorts(spec);
        spec.addOption(Options.flag("Print a JSON object.", "--json"));
        Options.addDebug(spec);
        spec.addPositional(Options.words(
                "INSTANCE", "0..1", "Instance, for example web.2; web means web.1 (default: the first instance)."));
        return spec;
    }

    @Override
    public int run(OptionValues given, Streams streams) throws Refusal {
        App app = App.read(given, streams).orRefuse();
        Map<String, String> variables = environment(app, given, streams);
        if (given.isOn("json")) {
            var gson =
                    new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();
            streams.out().println(ByteText.unicode(gson.toJson(variables)));
        } else {
            variables.forEach((name, value) -> streams.print(name + "=" + RawValue.asNeeded(value) + "\n"));
        }
        return ExitCode.OK.code();
    }

    private static Map<String, String> environment(App app, OptionValues given, Streams streams) throws Refusal {
        List<String> words = given.words();
        List<String> formation = words.isEmpty() ? List.of() : List.of(upTo(instance(words.getFirst(), app)));
        Plan plan = Plans.make(app, formation, given, streams, _ -> false);
        InstanceName wanted = words.isEmpty() ? plan.instances().getFirst().name() : instance(words.getFirst(), app);
        return plan.instances().stream()
                .filter(spec -> spec.name().equals(wanted))
                .map(ProcessSpec::environment)
                .findFirst()
                .orElseThrow();
    }

    /** The smallest formation that has this instance, for example {@code web=2} for {@code web.2}. */
    private static String upTo(InstanceName name) {
        return name.type() + "=" + name.number();
    }

    private static InstanceName instance(String word, App app) throws Refusal {
        InstanceName name = InstanceName.parse(word).orElse(new InstanceName(word, 1));
        List<String> types = app.procfile().types();
        if (!types.contains(name.type())) {
            throw new Refusal(ExitCode.USAGE, UnknownProcess.amongTypes(word, types));
        }
        return name;
    }
}
