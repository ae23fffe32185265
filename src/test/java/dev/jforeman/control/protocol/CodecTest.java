package dev.jforeman.control.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.jforeman.control.protocol.Reply.ProcessRow;
import dev.jforeman.control.protocol.Request.Bytes;
import dev.jforeman.model.Incarnation.LineSource;
import dev.jforeman.model.Signal;
import dev.jforeman.testing.Mutator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {
    private static final List<Request> EXAMPLES = List.of(
            new Request.Ps(List.of()),
            new Request.Scale(Map.of("web", 3)),
            new Request.Logs(List.of("web.*"), OptionalInt.of(10), OptionalLong.of(1_700_000_000_000L), true),
            new Request.Send(Signal.USR1, List.of("worker"), false));

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().excludeChars('\ud800').ofMaxLength(20).filter(CodecTest::isEncodable);
    }

    private static boolean isEncodable(String text) {
        return UTF_8.newEncoder().canEncode(text);
    }

    private Arbitrary<List<String>> names() {
        return texts().list().ofMaxSize(4);
    }

    private static Arbitrary<Integer> counts() {
        return Arbitraries.integers().greaterOrEqual(0);
    }

    private static Arbitrary<Boolean> flags() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<Bytes> bytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(array -> Bytes.of(array, array.length));
    }

    private static Arbitrary<OptionalLong> times() {
        return Arbitraries.longs()
                .optional()
                .map(time -> time.map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    private static Arbitrary<OptionalInt> limits() {
        return counts().optional().map(limit -> limit.map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    @Provide
    Arbitrary<Request> requests() {
        return Arbitraries.oneOf(List.of(
                Arbitraries.of(new Request.Reload(), new Request.Down()),
                names().map(Request.Ps::new),
                names().map(Request.Start::new),
                names().map(Request.Stop::new),
                Combinators.combine(names(), flags()).as(Request.Restart::new),
                Arbitraries.maps(texts(), counts()).ofMaxSize(4).map(Request.Scale::new),
                Combinators.combine(Arbitraries.of(Signal.values()), names(), flags())
                        .as(Request.Send::new),
                Combinators.combine(names(), limits(), times(), flags()).as(Request.Logs::new),
                Combinators.combine(Arbitraries.of(Request.Wait.Until.values()), names())
                        .as(Request.Wait::new),
                Combinators.combine(texts(), counts(), counts()).as(Request.Attach::new),
                bytes().map(Request.Type::new),
                Combinators.combine(counts(), counts()).as(Request.Resize::new)));
    }

    @Provide
    Arbitrary<Reply> replies() {
        return Arbitraries.oneOf(List.of(
                Arbitraries.of(new Reply.Done(), new Reply.Ending(), new Reply.CaughtUp()),
                Arbitraries.maps(texts(), texts()).ofMaxSize(4).map(Reply.Failed::new),
                texts().map(Reply.Refused::new),
                Combinators.combine(Arbitraries.longs(), texts(), Arbitraries.longs(), names(), rows())
                        .as(Reply.Processes::new),
                Combinators.combine(names(), names(), names()).as(Reply.Reloaded::new),
                Combinators.combine(Arbitraries.longs(), texts(), origins().optional(), texts(), flags())
                        .as(Reply.Line::new),
                texts().map(Reply.Lost::new),
                texts().map(Reply.Attached::new),
                bytes().map(Reply.Screen::new)));
    }

    private Arbitrary<Reply.Origin> origins() {
        return Combinators.combine(Arbitraries.of(LineSource.Stream.values()), counts(), Arbitraries.longs())
                .as(Reply.Origin::new);
    }

    private Arbitrary<List<ProcessRow>> rows() {
        return Combinators.combine(texts(), flags(), times(), limits(), counts(), texts().optional())
                .as((text, flag, time, limit, count, end) -> new ProcessRow(
                        text,
                        text,
                        flag,
                        limit,
                        new Reply.Past(count, end, !flag),
                        new Reply.Run(time, time, time, time)))
                .list()
                .ofMaxSize(3);
    }

    private static Decoded<Request> parse(String line) {
        return RequestCodec.parse(line).content();
    }

    @Property
    void whatIsPrintedReadsAsTheSameRequest(@ForAll("requests") Request request) {
        String line = RequestCodec.print(request);
        assertThat(line).doesNotContain("\n");
        assertThat(parse(line)).isEqualTo(new Decoded.Good<>(request));
    }

    @Property
    void whatIsPrintedReadsAsTheSameReply(@ForAll("replies") Reply reply) {
        String line = ReplyCodec.print(reply);
        assertThat(line).doesNotContain("\n");
        assertThat(ReplyCodec.parse(line).content()).isEqualTo(new Decoded.Good<>(reply));
    }

    @Property(tries = 200)
    void noTextMakesItThrow(@ForAll String text) {
        assertThat(parse(text)).isInstanceOf(Decoded.Bad.class);
        assertThat(ReplyCodec.parse(text).content()).isInstanceOf(Decoded.Bad.class);
    }

    @Property(tries = 2000)
    void noMutantOfARequestMakesItThrow(@ForAll long seed) {
        List<byte[]> corpus = EXAMPLES.stream()
                .map(RequestCodec::print)
                .map(line -> line.getBytes(UTF_8))
                .toList();
        List<byte[]> snippets = List.of(bytes("{"), bytes("}"), bytes("["), bytes("\""), bytes("null"), bytes("1e9"));
        String mutant = new String(new Mutator(corpus, snippets).mutant(new Random(seed)), UTF_8);
        switch (parse(mutant)) {
            case Decoded.Good<Request>(Request request) ->
                assertThat(parse(RequestCodec.print(request))).isEqualTo(new Decoded.Good<>(request));
            case Decoded.Bad<Request>(String why) -> assertThat(why).isNotBlank();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void deepNestingIsNoRequest() {
        assertThat(parse("[".repeat(60_000))).isInstanceOf(Decoded.Bad.class);
        assertThat(parse("{\"v\":".repeat(10_000))).isInstanceOf(Decoded.Bad.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"v\":3,\"method\":\"ps\"} | unsupported protocol version 3 (supported: 1 to 2); use the version of"
                        + " jforeman that started it, or stop it with Ctrl-C or kill and start it again",
                "{\"v\":2,\"do\":\"ps\"} | \"method\" must be a text",
                "{\"v\":2,\"method\":\"wait\",\"until\":\"end\"} | \"until\" must be up, ready or exited",
                "{\"do\":\"ps\"} | \"v\" must be a whole number",
                "{\"v\":1} | \"do\" must be a text",
                "{\"v\":1,\"do\":\"fly\"} | unknown method \"fly\"; if the running jforeman is older"
                        + " than this command, replace it with jforeman down and jforeman start",
                "{\"v\":1,\"do\":\"stop\",\"names\":\"web\"} | \"names\" must be a list",
                "{\"v\":1,\"do\":\"stop\",\"names\":[1]} | \"names\" must be a text",
                "{\"v\":1,\"do\":\"scale\",\"counts\":{\"web\":-1}} "
                        + "| \"web\" must be a whole number from 0 to 2147483647",
                "{\"v\":1,\"do\":\"scale\"} | \"counts\" must be an object",
                "{\"v\":1,\"do\":\"signal\",\"signal\":\"FLY\"} | unknown signal \"FLY\"",
                "{\"v\":1,\"do\":\"wait\",\"until\":\"late\"} | \"until\" must be up, ready or end",
                "{\"v\":1,\"do\":\"type\",\"bytes\":\"?\"} | \"bytes\" must be base64",
                "{\"v\":1,\"do\":\"ps\"} {} | invalid JSON: \"{\"v\":1,\"do\":\"ps\"} {}\"",
                "[] | a line must contain exactly one JSON object",
                "GET / HTTP/1.1 | invalid JSON: \"GET / HTTP/1.1\"",
            })
    void aBadRequestIsToldWhatIsWrong(String line, String why) {
        assertThat(parse(line)).isEqualTo(new Decoded.Bad<>(why));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"v\":1,\"do\":\"wait\",\"until\":\"end\",\"names\":[]}",
                "{\"v\":2,\"method\":\"wait\",\"until\":\"exited\",\"names\":[]}",
            })
    void aRequestOfAnyVersionIsUnderstood(String line) {
        Versioned<Request> read = RequestCodec.parse(line);

        assertThat(read.content())
                .isEqualTo(new Decoded.Good<>(new Request.Wait(Request.Wait.Until.EXITED, List.of())));
        assertThat(JsonParser.parseString(
                        RequestCodec.print(new Request.Wait(Request.Wait.Until.EXITED, List.of()), read.version())))
                .isEqualTo(JsonParser.parseString(line));
    }

    @Test
    void aReplyIsWrittenInTheVersionOfTheClient() {
        Reply failed = new Reply.Failed(Map.of("web.1", "stopped"));

        assertThat(ReplyCodec.print(failed, ProtocolVersion.V2))
                .isEqualTo("{\"type\":\"failed\",\"reasons\":{\"web.1\":\"stopped\"}}");
        assertThat(ReplyCodec.print(failed, ProtocolVersion.V1))
                .isEqualTo("{\"is\":\"not-as-wished\",\"reasons\":{\"web.1\":\"stopped\"}}");
        assertThat(ReplyCodec.print(new Reply.Refused("no"), ProtocolVersion.V2))
                .isEqualTo("{\"type\":\"error\",\"message\":\"no\"}");
        assertThat(ReplyCodec.print(new Reply.Refused("no"), ProtocolVersion.V1))
                .isEqualTo("{\"is\":\"refused\",\"why\":\"no\"}");
    }

    @Property
    void aReplyOfTheEarlierVersionIsUnderstood(@ForAll("replies") Reply reply) {
        Versioned<Reply> read = ReplyCodec.parse(ReplyCodec.print(reply, ProtocolVersion.V1));

        assertThat(read).isEqualTo(new Versioned<>(ProtocolVersion.V1, new Decoded.Good<>(reply)));
    }

    @Test
    void membersThatAreNotKnownAreLeftAlone() {
        assertThat(parse("{\"v\":1,\"do\":\"ps\",\"colour\":\"red\"}"))
                .isEqualTo(new Decoded.Good<>(new Request.Ps(List.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"USR1", "SIGUSR1"})
    void aSignalIsNamedWithOrWithoutSig(String name) {
        assertThat(parse("{\"v\":1,\"do\":\"signal\",\"signal\":\"" + name + "\"}"))
                .isEqualTo(new Decoded.Good<>(new Request.Send(Signal.USR1, List.of(), false)));
    }

    @Test
    void aProcessIsOneFlatObject() {
        ProcessRow row = new ProcessRow(
                "web.1",
                "running",
                true,
                OptionalInt.of(5000),
                new Reply.Past(2, Optional.of("exited with code 7"), true),
                new Reply.Run(
                        OptionalLong.of(4242), OptionalLong.of(1000), OptionalLong.of(20), OptionalLong.of(4096)));
        assertThat(ReplyCodec.rows(List.of(row)).toString())
                .isEqualTo("[{\"name\":\"web.1\",\"state\":\"running\",\"failed\":true,\"ready\":true,\"pid\":4242,"
                        + "\"port\":5000,\"since\":1000,\"restarts\":2,\"lastEnd\":\"exited with code 7\","
                        + "\"cpuMillis\":20,\"memoryBytes\":4096}]");
    }

    @Test
    void whatIsNotKnownOfAProcessIsLeftOut() {
        ProcessRow row = new ProcessRow(
                "web.1",
                "stopped",
                false,
                OptionalInt.of(5000),
                new Reply.Past(0, Optional.empty(), false),
                Reply.Run.NONE);
        assertThat(ReplyCodec.rows(List.of(row)).toString())
                .isEqualTo("[{\"name\":\"web.1\",\"state\":\"stopped\",\"failed\":false,\"ready\":false,\"port\":5000,"
                        + "\"restarts\":0}]");
    }
}
