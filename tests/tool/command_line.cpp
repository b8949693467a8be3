// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The command as a person runs it: what it prints, what it exits with, and what it does with input that means ill, within
// 60 seconds and 1 GiB.

#include "commands/commands.hpp"
#include "commands/documentation.hpp"
#include "notations/json_writer.hpp"
#include "notations/numpy_writer.hpp"
#include "support/catch.hpp"
#include "table/symmetry.hpp"
#include "tool/message.hpp"
#include "tool/tables.hpp"
#include "tool/workshop.hpp"

#include <fastmm/factorization/catalog.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <unistd.h>

using namespace fastmm_test;

namespace {

exact_table broken_strassen() {
    const exact_table table = table_of(fastmm::tables::strassen::text);
    dense_columns w = dense(table, factor::w);
    w[0][1] = number(1);
    return table_of(table.dimensions, dense(table, factor::u), dense(table, factor::v), w);
}

TEST_CASE("verify tells exact, exact modulo something, and wrong, and exits accordingly") {
    const workshop shop;
    const std::string good = shop.write("strassen.fmm", std::string(fastmm::tables::strassen::text));
    const std::string z2 = shop.write("z2.fmm", std::string(fastmm::tables::f4x4x4_47::text));
    const std::string wrong = shop.write("wrong.json", write_flip_graph_json(broken_strassen()));
    const auto exact = shop.run("verify '" + good + "'");
    CHECK(exact.status == 0);
    CHECK(contains(exact.out, "strassen: exact over Z\n"));
    CHECK(contains(exact.out, "E = 12"));
    CHECK(exact.err.empty());
    CHECK_FALSE(contains(exact.out, "\033"));
    CHECK(shop.run("verify '" + z2 + "'").status == 0); // The file says so itself.
    CHECK(shop.run("verify --ring Z '" + z2 + "'").status == 1);
    CHECK(shop.run("verify --modulus 3 '" + z2 + "'").status == 1);
    CHECK(shop.run("verify --modulus 3 '" + good + "'").status == 0);
    const auto not_exact = shop.run("verify '" + wrong + "'");
    CHECK(not_exact.status == 1);
    CHECK(contains(not_exact.out, "entries differ, the first: a11 b11 c12: expected 0, got 1"));
    const auto both = shop.run("verify '" + good + "' '" + wrong + "' '" + shop.path("missing") + "'");
    CHECK(both.status == 2);
    CHECK(contains(both.err, "missing: cannot be opened"));
    CHECK(contains(both.out, "exact over Z"));
    CHECK(contains(both.out, "not exact"));
    CHECK(shop.run("verify - <'" + good + '\'').status == 0);
    CHECK(shop.run("verify -", "cat '" + good + "' | ").status == 0);
    if (std::filesystem::exists("/dev/full"))
        CHECK(contains(shop.refusal("verify '" + good + "' >/dev/full"), "cannot be written"));
}

TEST_CASE("verify --json: one object a line") {
    const workshop shop;
    const exact_table tables[] = {table_of(fastmm::tables::strassen::text), broken_strassen()};
    const std::string archive = shop.write("two.npz", fastmm_tool::write_npz(tables));
    const auto result =
        shop.run("verify --json '" + archive + "' '" + shop.write("no.txt", "nothing") + '\'');
    CHECK(result.status == 2);
    std::istringstream lines(result.out);
    std::vector<nlohmann::json> objects;
    for (std::string line; std::getline(lines, line);)
        objects.push_back(nlohmann::json::parse(line));
    REQUIRE(objects.size() == 3);
    CHECK(objects[0]["verdict"] == "exact over Z");
    CHECK(objects[0]["accepted"] == true);
    CHECK(objects[0]["shape"] == nlohmann::json{2, 2, 2});
    CHECK(objects[0]["additions"]["naive"] == 18);
    CHECK(objects[0]["growth_factor"] == 12.0);
    CHECK(objects[0]["w_order"] == "C^T");
    CHECK(objects[1]["verdict"] == "not exact");
    CHECK(objects[1]["wrong_entries"] > 0);
    CHECK(objects[2]["verdict"] == "malformed");
}

TEST_CASE("convert writes what it has proved, whole or not at all") {
    const workshop shop;
    const std::string good = shop.write("strassen.fmm", std::string(fastmm::tables::f2x3x4_20::text));
    for (const std::string to : {"fmm", "json", "npz", "mathematica", "forms", "rows"}) {
        INFO(to);
        const std::string target = shop.path("made." + to);
        CHECK(shop.run("convert '" + good + "' --rotate --to " + to + " -o '" + target + '\'').status == 0);
        const auto verified = shop.run("verify --shape 3x4x2 --json '" + target + '\'');
        CHECK(verified.status == 0);
        CHECK(nlohmann::json::parse(verified.out)["shape"] == nlohmann::json{3, 4, 2});
    }
    const std::string wrong = shop.write("wrong.json", write_flip_graph_json(broken_strassen()));
    const std::string kept = shop.write("kept.fmm", "something");
    CHECK(contains(shop.refusal("convert '" + wrong + "' --to fmm -o '" + kept + '\''), "is not exact"));
    CHECK(contents(kept) == "something");
    CHECK_FALSE(std::filesystem::exists(kept + ".part"));
    CHECK(contains(shop.refusal("convert '" + good + "' --to fmm -o '" + shop.path("no/such/folder") + '\''),
                   "cannot be written"));
    CHECK(contains(shop.refusal("convert '" + good + "' --to header --name 'no name'"),
                   "no name of a C++ type"));
    const exact_table two[] = {table_of(fastmm::tables::strassen::text),
                               table_of(fastmm::tables::winograd::text)};
    const std::string archive = shop.write("two.npz", fastmm_tool::write_npz(two));
    CHECK(contains(shop.refusal("convert '" + archive + "' --to fmm"), "choose with --select"));
    CHECK(shop.run("convert '" + archive + "' --to fmm --select 2,2,2_2").status == 0);
    CHECK(contains(shop.refusal("convert '" + archive + "' --to fmm --select x"), "is called 'x'"));
}

TEST_CASE("list and bench") {
    const workshop shop;
    const auto all = shop.run("list --json");
    CHECK(all.status == 0);
    CHECK(std::count(all.out.begin(), all.out.end(), '\n') > 20);
    const auto some = shop.run("list 5x4x5");
    CHECK(contains(some.out, "4x5x5_76"));
    CHECK_FALSE(contains(some.out, "strassen"));
    CHECK(contains(shop.refusal("list 4x4"), "'4x4' is not a shape"));
    CHECK(contains(some.out,
                   "5x4x5, recombined of embedded tables\n  rank            76, naive 100: 24.0 % saved\n"));
    const std::string good = shop.write("f.fmm", std::string(fastmm::tables::f2x3x4_20::text));
    const auto raced = shop.run("bench '" + good + "' --size 97x60x80 --levels 2 --repeats 1 --json");
    CHECK(raced.status == 0);
    std::istringstream lines(raced.out);
    std::vector<std::string> names;
    for (std::string line; std::getline(lines, line);) {
        const auto object = nlohmann::json::parse(line);
        names.push_back(object["contestant"]);
        INFO(line);
        CHECK(object["error"] < 10.0);
        CHECK(object["effective_gflops"] > 0.0);
    }
    CHECK(names == std::vector<std::string>{"2x3x4_20, 2 levels", "strassen, 2 levels", "classical", "Eigen",
                                            "naive"});
    const std::string wrong = shop.write("wrong.json", write_flip_graph_json(broken_strassen()));
    CHECK(contains(shop.refusal("bench '" + wrong + "' --size 8x8x8"), "it is not exact"));
}

TEST_CASE("list shows how a shape is recombined") {
    const workshop shop;
    const auto one = shop.run("list 8x7x4");
    CHECK(one.status == 0);
    CHECK(contains(one.out, "no embedded table has the shape 8x7x4"));
    CHECK(contains(one.out, "170, naive 224: 24.1 % saved"));
    CHECK(contains(one.out, "8x8x4:182 ("));
    CHECK(contains(one.out, ") less one along k\n"));
    CHECK(contains(one.out, "161 (Perminov 2025-26)"));
    CHECK(contains(shop.run("list 12x4x12").out, "made of         4x2x4:26 over 3x2x3:15\n"));
    CHECK(contains(shop.run("list 2x2x5").out, "2x2x4:14 and 2x2x1 joined along n"));
    CHECK(contains(shop.run("list 8x8x8").out, "modulo 2        329, made of "));
    const auto json = nlohmann::json::parse(shop.run("list 6x4x6 --json").out);
    CHECK(json["shape"] == nlohmann::json{6, 4, 6});
    CHECK(json["rank"] == 105);
    CHECK(json["naive_rank"] == 144);
    CHECK(json["best_known_rank"] == 105);
    CHECK(json["made_by"] == "composition");
    CHECK(json["made_of"] == "3x2x3:15 over strassen");
    const auto all = shop.run("list --all"), modulo_2 = shop.run("list --all --modulo-2 --json");
    CHECK(std::count(all.out.begin(), all.out.end(), '\n') == 2 + 680);
    CHECK(std::count(modulo_2.out.begin(), modulo_2.out.end(), '\n') == 680);
    CHECK(contains(all.out, "\n2x2x2         7      8  12.5 %     7    2.8074  strassen\n"));
    CHECK_FALSE(contains(shop.run("list 17x2x2").out, "recombined"));
    shop.refusal("list --all 4x4x4");
    shop.refusal("list --modulo-2");
    shop.refusal("list --catalogue '" + shop.path("no/such/folder") + '\'');
    shop.refusal("list --recombinations '" + shop.path("no/such/file") + '\'');
}

TEST_CASE("the files that list writes for the project are what the tables make") {
    const workshop shop;
    const std::filesystem::path project = FASTMM_PROJECT_DIRECTORY;
    // A new search takes about a second.
    CHECK(
        shop.run("list --catalogue '" + shop.path("") + "' --recombinations '" + shop.path("list.hpp") + '\'')
            .status == 0);
    const auto same = [&](const std::string& written, const std::filesystem::path& kept) {
        INFO(kept << ": write it once more with fastmm list, as its first line says");
        CHECK(contents(shop.path(written)) == contents(project / kept));
    };
    same("list.hpp", "include/fastmm/factorization/tables/recombinations.hpp");
    same("catalogue.md", "docs/catalogue.md");
    same("catalogue.svg", "docs/catalogue.svg");
}

TEST_CASE("plan shows the choice and its reasons") {
    const workshop shop;
    const auto usual = shop.run("plan 16384x16384x16384");
    CHECK(usual.status == 0);
    CHECK(contains(usual.out, "16384 x 16384 by 16384 x 16384, double, 1 thread: "));
    CHECK(!contains(usual.out, "1 thread: classical"));
    const auto strict = shop.run("plan 16384x16384x16384 --type float --accuracy strict");
    CHECK(contains(strict.out, "float, 1 thread: classical\n"));
    CHECK(contains(strict.out, "not allowed: a larger error bound than allowed"));
    CHECK(contains(shop.run("plan 16384x16384x16384 --max-levels 0").out, "1 thread: classical\n"));
    CHECK(contains(shop.run("plan 400x400x400 --measure").out, "measured"));
    CHECK(contains(shop.refusal("plan 4x4x4 --accuracy 0.5"), "'0.5'"));
    CHECK(contains(shop.refusal("plan 4x4"), "'4x4' is not a shape"));
}

TEST_CASE("plan --json: what plan says, for a program") {
    const workshop shop;
    const auto usual = shop.run("plan 16384x16384x16384 --json --max-levels 2");
    CHECK(usual.status == 0);
    const nlohmann::json object = nlohmann::json::parse(usual.out);
    CHECK(object["shape"] == nlohmann::json{16384, 16384, 16384});
    CHECK(object["type"] == "double");
    CHECK(object["rates"] == "built-in");
    CHECK(object["known_winner"] == false);
    CHECK(object["tables"].size() == 2);
    REQUIRE(object["candidates"].size() > 2);
    CHECK(object["candidates"][0]["tables"].empty());
    CHECK(object["candidates"][0]["obstacle"].is_null());
    CHECK(object["candidates"].back()["obstacle"] == "more levels than allowed");
    int chosen = 0;
    for (const nlohmann::json& candidate : object["candidates"]) {
        CHECK(candidate["estimated_seconds"] > 0);
        CHECK(candidate["measured_seconds"].is_null());
        CHECK(candidate["workspace_bytes"].is_number_unsigned());
        CHECK(candidate["error_bound"] > 0);
        if (candidate["chosen"] == true) {
            ++chosen;
            CHECK(candidate["tables"] == object["tables"]);
        }
    }
    CHECK(chosen == 1);
    const auto measured = nlohmann::json::parse(shop.run("plan 400x400x400 --json --measure").out);
    CHECK(measured["candidates"][0]["measured_seconds"] > 0);
}

TEST_CASE("tune writes a wisdom file, which plan believes on this machine only") {
    const workshop shop;
    const std::string file = shop.path("wisdom.json"), named = " --output '" + file + '\'';
    const auto first =
        shop.run("tune --quick --types cfloat --threads 1 --shapes 500x500x500,64x64x64" + named);
    INFO(first.err << first.out);
    REQUIRE(first.status == 0);
    CHECK(contains(first.out, "wisdom.json: "));
    CHECK(contains(first.out, "GFLOP/s"));
    CHECK(contains(first.out, "500x500x500   cfloat "));
    CHECK(contains(first.err, "fastmm tune: step "));
    const nlohmann::json known = nlohmann::json::parse(contents(file));
    CHECK(known["version"] == 1);
    REQUIRE(known["machines"].size() == 1);
    CHECK(known["machines"][0]["scalar"] == "complex float");
    REQUIRE(known["schedules"].size() == 2);
    CHECK(known["schedules"][0]["shape"] == nlohmann::json{500, 500, 500});

    // Other types are added, and what was known stays.
    REQUIRE(shop.run("tune --quick --types double --threads 1" + named).status == 0);
    const nlohmann::json both = nlohmann::json::parse(contents(file));
    REQUIRE(both["machines"].size() == 2);
    CHECK(both["machines"][0] == known["machines"][0]);
    CHECK(both["schedules"] == known["schedules"]);

    const auto planned = [&](const std::string& arguments) {
        const auto result = shop.run("plan 500x500x500 --json --wisdom '" + file + "' " + arguments);
        CHECK(result.status == 0);
        INFO(result.err);
        return std::pair(nlohmann::json::parse(result.out), result.err);
    };
    const auto [remembered, silence] = planned("--type cfloat");
    CHECK(silence.empty());
    CHECK(remembered["rates"] == "measured");
    CHECK(remembered["known_winner"] == true);
    CHECK(remembered["tables"] == known["schedules"][0]["tables"]);
    CHECK(planned("--type double").first["rates"] == "measured");
    CHECK(planned("--type float").first["rates"] == "built-in");

    // From elsewhere, broken, or not there: said, and planned as without it.
    const std::string estimated = shop.run("plan 500x500x500 --type cfloat --json").out;
    nlohmann::json foreign = both, broken = both;
    foreign["processor"] = "Another CPU";
    broken["machines"][0]["flops"] = 0;
    for (const auto& [text, told] : {std::pair(foreign.dump(), "/processor: measured on \"Another CPU\""),
                                     std::pair(broken.dump(), "/machines/0/flops: expected"),
                                     std::pair(std::string(), "the text is no JSON")}) {
        shop.write("wisdom.json", text);
        const auto [object, message] = planned("--type cfloat");
        INFO(message);
        CHECK(contains(message, told));
        CHECK(contains(message, "; the built-in rates are used\n"));
        CHECK(std::count(message.begin(), message.end(), '\n') == 1);
        CHECK(object == nlohmann::json::parse(estimated));
    }
    const auto replaced = shop.run("tune --quick --types float --threads 1" + named);
    CHECK(replaced.status == 0);
    CHECK(contains(replaced.err, "the text is no JSON; the file is replaced"));
    CHECK(nlohmann::json::parse(contents(file))["machines"].size() == 1);
    std::filesystem::remove(file);
    CHECK(contains(planned("--type cfloat").second, "cannot be opened"));

    CHECK(contains(shop.refusal("tune --quick --output '" + shop.path("none/wisdom.json") + '\''),
                   "cannot be written"));
    CHECK(contains(shop.refusal("tune --shapes 4x4" + named), "'4x4' is not a shape"));
    shop.refusal("tune --types half" + named);
    CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("input that means ill is one line and status 2") {
    const workshop shop;
    CHECK(contains(shop.refusal("verify '" + shop.write("e", "") + '\''), "is empty"));
    CHECK(contains(shop.refusal("verify /tmp"), "is a directory"));
    CHECK(contains(shop.refusal("verify /nowhere/at/all"), "cannot be opened"));
    CHECK(contains(shop.refusal("verify '" + shop.write("m", std::string(1000000, '{')) + '\''),
                   "line 1, column"));
    shop.refusal("verify '" + shop.write("j", std::string(1000000, '[')) + '\'');
    CHECK(contains(shop.refusal("verify --from json '" + shop.write("j", std::string(1000000, '[')) + '\''),
                   "column"));
    shop.refusal("verify '" + shop.write("j2", R"({"n":)" + std::string(1000000, '[')) + '\'');
    CHECK(contains(shop.refusal("verify --from rows '" + shop.write("nan", "nan 1\n#\n1 1\n#\n1 1\n") + '\''),
                   "line 1, column 1: "));
    shop.refusal("verify '" + shop.write("e400", "1e40000 1\n#\n1 1\n#\n1 1\n") + '\'');
    CHECK(contains(
        shop.refusal("verify '" +
                     shop.write("lie", R"({"n":[64,64,64],"m":262144,"z2":false,"u":[],"v":[],"w":[]})") +
                     '\''),
        "/u"));
    CHECK(
        contains(shop.refusal("verify --max-file 1 '" + shop.write("long", std::string(3 << 20, '1')) + '\''),
                 "more than 1048576 bytes"));
    CHECK(
        contains(shop.refusal("verify -", "yes '1 1' | head -c 400000000 | "), "more than 268435456 bytes"));
    const exact_table one = table_of(fastmm::tables::f2x3x4_20::text);
    const std::string archive = fastmm_tool::write_npz({&one, 1});
    for (const std::size_t length : {archive.size() - 1, archive.size() / 2, std::size_t(5)})
        shop.refusal("verify '" + shop.write("cut.npz", archive.substr(0, length)) + '\'');
    // The superuser reads all.
    if (geteuid() != 0) {
        const std::string locked = shop.write("locked", "name: x");
        std::filesystem::permissions(locked, std::filesystem::perms::none);
        CHECK(contains(shop.refusal("verify '" + locked + '\''), "cannot be opened"));
    }
    CHECK(contains(shop.refusal("verify --max-work 10 '" +
                                shop.write("s", std::string(fastmm::tables::strassen::text)) + '\''),
                   "--max-work"));
}

TEST_CASE("a wrong command line is one line and status 2") {
    const workshop shop;
    for (const char* arguments :
         {"", "frobnicate", "verify", "verify --ring R x", "verify --modulus 4 x", "verify --shape 2x2 x",
          "verify --plain-c --transposed-c x", "convert x", "convert x --to elsewhere", "bench",
          "bench x --levels 0", "bench x --size 0x1x1", "completion tcsh", "verify --nonsense x"})
        shop.refusal(arguments);
}

TEST_CASE("man page and completions know every command and option") {
    CLI::App app("", "fastmm");
    int status = 0;
    fastmm_tool::add_commands(app, status);
    const std::string page = fastmm_tool::man_page(app), bash = fastmm_tool::bash_completion(app),
                      zsh = fastmm_tool::zsh_completion(app), fish = fastmm_tool::fish_completion(app);
    const auto in_man = [](std::string text) {
        for (std::size_t at = 0; (at = text.find('-', at)) != std::string::npos; at += 2)
            text.insert(at, "\\");
        return text;
    };
    int options = 0;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        INFO(command->get_name());
        CHECK(contains(page, "fastmm " + command->get_name()));
        for (const std::string* script : {&bash, &zsh, &fish})
            CHECK(contains(*script, command->get_name()));
        for (const CLI::Option* option : command->get_options())
            for (const std::string& name : option->get_lnames()) {
                INFO(name);
                ++options;
                CHECK(contains(page, in_man("--" + name)));
                CHECK(contains(bash, "--" + name));
                CHECK(contains(zsh, "--" + name));
                CHECK(contains(fish, " -l " + name));
            }
    }
    // Both evaluate their lists of words.
    for (const std::string* script : {&zsh, &fish})
        CHECK(contains(*script, "Q\\(i\\)"));
    CHECK(options > 30);
    const workshop shop;
    CHECK(shop.run("man").out == page);
    const std::string script = shop.write("completion", bash);
    const auto completed = [&](const std::string& words, int at) {
        const std::string call = "bash -c \"source '" + script + "'; COMP_WORDS=(" + words +
                                 "); COMP_CWORD=" + std::to_string(at) +
                                 "; _fastmm; echo \\\"\\${COMPREPLY[*]}\\\"\" >'" + shop.path("out") + '\'';
        CHECK(std::system(call.c_str()) == 0);
        return contents(shop.path("out"));
    };
    CHECK(completed("fastmm ver", 1) == "verify\n");
    CHECK(completed("fastmm verify --js", 2) == "--json\n");
    CHECK(completed("fastmm convert --to h", 3) == "header\n");
    CHECK(completed("fastmm completion b", 2) == "bash\n");
}

} // namespace
