package dev.recs.stores.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.luaj.vm2.Lua;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.compiler.LuaC;

/** Each script can be compiled, reads only what Redis gives to scripts, and sets no global, which Redis refuses at run time only. */
final class LuaSourceTest {

    private static final Map<String, String> SCRIPTS = Map.ofEntries(
            Map.entry("newer-wins.lua", NewerWinsScript.SOURCE),
            Map.entry("merge-events.lua", MergeEventsScript.SOURCE),
            Map.entry("record.lua", RecordScript.SOURCE),
            Map.entry("refresh-due.lua", PendingRefreshScript.SOURCE),
            Map.entry("move-due.lua", MovePendingScript.SOURCE),
            Map.entry("take-entries.lua", TakeEntriesScript.SOURCE),
            Map.entry("put-back.lua", PutBackScript.SOURCE),
            Map.entry("finish.lua", FinishScript.SOURCE),
            Map.entry("forget-due.lua", ForgetPendingScript.SOURCE),
            Map.entry("drain-former.lua", DrainFormerScript.SOURCE),
            Map.entry("guest-due.lua", GuestScripts.DUE),
            Map.entry("guest-take.lua", GuestScripts.TAKE),
            Map.entry("guest-finish.lua", GuestScripts.FINISH),
            Map.entry("guest-forget.lua", GuestScripts.FORGET),
            Map.entry("move-former.lua", MoveFormerScript.SOURCE),
            Map.entry("move-activity.lua", MoveActivityScript.SOURCE),
            Map.entry("delete-older.lua", DeleteOlderScript.SOURCE),
            Map.entry("stamp.lua", StampScript.SOURCE),
            Map.entry("clock.lua", RedisClock.SOURCE),
            Map.entry("append-events.lua", AppendEventsScript.SOURCE),
            Map.entry("lift-tombstone.lua", LiftTombstoneScript.SOURCE));

    private static final Set<String> GIVEN = Set.of(
            "KEYS",
            "ARGV",
            "redis",
            "cjson",
            "math",
            "string",
            "ipairs",
            "tonumber",
            "type",
            "pcall",
            "unpack",
            "error",
            "table");

    static Set<String> names() {
        return SCRIPTS.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aScriptCompilesReadsOnlyWhatRedisGivesAndSetsNoGlobal(String name) {
        Globals globals = Globals.of(Objects.requireNonNull(SCRIPTS.get(name)), name);
        assertThat(globals.written()).isEmpty();
        assertThat(GIVEN).containsAll(globals.read());
    }

    @Test
    void everyFileIsAScriptHereOrThePartThatTheyShare() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(LuaSource.class.getResource("newer-wins.lua"))
                        .toURI())
                .getParent();
        Set<String> known = new TreeSet<>(SCRIPTS.keySet());
        known.add("refresh-marks.lua");
        known.add("list-version.lua");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".lua")))
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    @Test
    void theLintFindsWhatItIsFor() {
        assertThatThrownBy(() -> Globals.of("if then", "broken"))
                .isInstanceOf(LuaError.class)
                .hasMessageStartingWith("[string \"broken\"]:1: unexpected symbol");
        Globals globals = Globals.of("local a = os\nlocal function f() mark = a end", "careless");
        assertThat(globals.read()).containsExactly("os");
        assertThat(globals.written()).containsExactly("mark");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        assertThatThrownBy(() -> LuaSource.load("nothing.lua"))
                .hasMessage("script nothing.lua is not in the jar of class dev.recs.stores.redis.LuaSource");
    }

    /** Global names of a chunk and of the functions in it: in byte code they are fields of the upvalue {@code _ENV}. */
    private record Globals(Set<String> read, Set<String> written) {

        static Globals of(String source, String name) {
            Globals globals = new Globals(new TreeSet<>(), new TreeSet<>());
            try {
                globals.add(
                        LuaC.instance.compile(new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)), name));
            } catch (IOException e) {
                throw new IllegalStateException("no file is read", e);
            }
            return globals;
        }

        private void add(Prototype function) {
            List<Prototype> inner = new ArrayList<>(List.of(function.p));
            for (int instruction : function.code) {
                switch (Lua.GET_OPCODE(instruction)) {
                    case Lua.OP_GETTABUP -> add(read, function, Lua.GETARG_B(instruction), Lua.GETARG_C(instruction));
                    case Lua.OP_SETTABUP ->
                        add(written, function, Lua.GETARG_A(instruction), Lua.GETARG_B(instruction));
                    default -> {
                        // No other instruction reaches a global.
                    }
                }
            }
            inner.forEach(this::add);
        }

        private static void add(Set<String> names, Prototype function, int upvalue, int key) {
            if (function.upvalues[upvalue].name.tojstring().equals("_ENV") && Lua.ISK(key)) {
                names.add(function.k[Lua.INDEXK(key)].tojstring());
            }
        }
    }
}
