// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// fastmm search as a person runs it: what it finds is proved and on the disk, the same for a seed, and survives kills, cut files and full
// disks.

#include "search/pool_directory.hpp"
#include "support/catch.hpp"
#include "tool/message.hpp"
#include "tool/workshop.hpp"

#include <fastmm/factorization/parse.hpp>
#include <fastmm/factorization/run_time_algebra.hpp>
#include <fastmm/factorization/run_time_proof.hpp>
#include <fastmm/factorization/tables/f4x4x4_47.hpp>
#include <fastmm/factorization/tables/strassen.hpp>
#include <fastmm/factorization/tables/winograd.hpp>
#include <fastmm/io/write.hpp>

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

using namespace fastmm_test;

namespace {

// The schemes of a pool by file name, without their comments and source, which tell the time.
std::map<std::string, std::string> schemes_in(const std::filesystem::path& pool) {
    std::map<std::string, std::string> result;
    for (const auto& file : std::filesystem::recursive_directory_iterator(pool)) {
        if (file.path().extension() != ".fmm")
            continue;
        fastmm::factorization f = fastmm::parse(contents(file.path()));
        CHECK_NOTHROW(fastmm::require_well_formed(f));
        if (f.ring == fastmm::stated_ring::modulo_2)
            CHECK_NOTHROW(fastmm::require_exact<fastmm::integers_modulo<2>>(f));
        else
            CHECK_NOTHROW(fastmm::require_exact<fastmm::integers>(f));
        f.source.clear();
        result[file.path().filename().string()] = fastmm::to_text(f);
    }
    return result;
}

nlohmann::json report_of(const std::string& out) {
    return nlohmann::json::parse(out.substr(0, out.find('\n')));
}

fastmm_tool::found_scheme found(const fastmm::factorization& f) {
    fastmm_tool::found_scheme scheme = fastmm_tool::scheme_of_table(f);
    scheme.start = "a test";
    return scheme;
}

} // namespace

TEST_CASE("search finds known ranks, tells what it found, and is the same again for a seed") {
    const workshop shop;
    const auto searched = [&](const std::string& pool, const std::string& rest,
                              const std::string& time = "50s") {
        return shop.run("search --quiet --json --time " + time + " --pool '" + shop.path(pool) + "' " + rest);
    };
    const auto first = searched("p", "3x2x2 --rank 11 --seed 5 --output '" + shop.path("best.fmm") + '\'');
    INFO(first.err);
    REQUIRE(first.status == 0);
    CHECK(first.err.empty());
    const nlohmann::json report = report_of(first.out);
    CHECK(report["shape"] == nlohmann::json{2, 2, 3});
    CHECK(report["rank"] == 11);
    CHECK(report["ring"] == "ZT");
    const std::string text = contents(std::string(report["file"]));
    CHECK(text.starts_with("# fastmm search 3x2x2 --rank 11 --ring ZT --seed 5 --threads 1\n# after "));
    CHECK(fastmm::parse(contents(shop.path("best.fmm"))).dimensions == fastmm::shape{3, 2, 2});

    REQUIRE(searched("q", "3x2x2 --rank 11 --seed 5").status == 0);
    CHECK(std::string(report["file"]).substr(shop.path("p").size()) ==
          std::string(report_of(contents(shop.path("out")))["file"]).substr(shop.path("q").size()));
    CHECK(schemes_in(shop.path("p")).contains(std::filesystem::path(report["file"]).filename().string()));

    for (const std::string ring : {"Z2", "Z"}) {
        const auto over = searched("r" + ring, "2x2x2 --rank 7 --ring " + ring);
        CHECK(over.status == 0);
        CHECK(schemes_in(shop.path("r" + ring)).size() > 0);
    }
    CHECK(searched("p", "2x2x2 --rank 6", "0.2s").status == 1);
    CHECK(searched("p", "2x2x2", "0.2s").status == 0);
}

TEST_CASE("search over Z2 climbs among rotation schemes") {
    const workshop shop;
    const auto found =
        shop.run("search 4x4x4 --ring Z2 --rank 47 --seed 6 --threads 1 --quiet --json --time 100s --pool '" +
                 shop.path("p") + '\'');
    INFO(found.err);
    REQUIRE(found.status == 0);
    const std::string text = contents(std::string(report_of(found.out)["file"]));
    CHECK(contains(text, ", from the definition, rotation\n"));
    CHECK(fastmm::parse(text).rank == 47);
}

TEST_CASE(
    "search --symmetry cyclic finds cyclic schemes, though some starts have more terms than the definition") {
    const workshop shop;
    // Of the seeds that met a start of 9 to 13 terms before anything else.
    for (const char* const seed : {"2", "3", "9"}) {
        const auto result =
            shop.run("search 2x2x2 --symmetry cyclic --rank 7 --quiet --json --time 50s --seed " +
                     std::string(seed) + " --pool '" + shop.path(seed) + "'");
        INFO("seed " << seed << ": " << result.err);
        REQUIRE(result.status == 0);
        CHECK(report_of(result.out)["rank"] == 7);
        for (const auto& [name, text] : schemes_in(shop.path(seed)))
            CHECK(fastmm::parse(text).rank <= 8);
    }
}

TEST_CASE("search --symmetry rotation walks among rotation schemes, and lifts what lifts") {
    const workshop shop;
    for (const std::string ring : {"Z2", "Z"}) {
        const auto found =
            shop.run("search 3x3x4 --symmetry rotation --rank 30 --quiet --json --time 100s --ring " + ring +
                     " --pool '" + shop.path(ring) + '\'');
        INFO(found.err);
        REQUIRE(found.status == 0);
        const std::string text = contents(std::string(report_of(found.out)["file"]));
        CHECK(contains(text, ", from the definition, rotation\n"));
        CHECK(fastmm::parse(text).rank <= 30);
        for (const auto& [name, scheme] : schemes_in(shop.path(ring)))
            CHECK(fastmm::parse(scheme).dimensions == fastmm::shape{3, 3, 4});
    }
}

TEST_CASE("search --resume goes on from the pool, and skips what is no scheme") {
    const workshop shop;
    const std::string flags = "search 2x2x2 --quiet --rank 7 --time 50s --pool '" + shop.path("p") + "' ";
    REQUIRE(shop.run(flags).status == 0);
    const std::filesystem::path folder = shop.path("p/2x2x2");
    const std::map<std::string, std::string> before = schemes_in(shop.path("p"));
    std::string whole;
    for (const auto& [name, text] : before)
        if (name.starts_with("2x2x2_7_"))
            whole = contents(folder / name);
    REQUIRE_FALSE(whole.empty());
    std::ofstream(folder / "2x2x2_7_ZT_cut.fmm") << whole.substr(0, whole.size() / 2);
    std::string wrong = whole;
    wrong[wrong.rfind('c') + 1] = wrong[wrong.rfind('c') + 1] == '1' ? '2' : '1';
    std::ofstream(folder / "2x2x2_7_ZT_wrong.fmm") << wrong;
    const auto resumed = shop.run(flags + "--json --resume");
    INFO(resumed.err);
    CHECK(resumed.status == 0);
    CHECK(std::count(resumed.err.begin(), resumed.err.end(), '\n') == 2);
    CHECK(contains(resumed.err, "2x2x2_7_ZT_cut.fmm is skipped: line "));
    CHECK(contains(resumed.err, "2x2x2_7_ZT_wrong.fmm is skipped: "));
    // It was there: no walk was needed, and nothing was lost.
    CHECK(contains(std::string(report_of(resumed.out)["file"]), "/2x2x2/2x2x2_7_ZT_"));
    std::filesystem::remove(folder / "2x2x2_7_ZT_cut.fmm");
    std::filesystem::remove(folder / "2x2x2_7_ZT_wrong.fmm");
    CHECK(schemes_in(shop.path("p")) == before);
}

TEST_CASE("search --from begins with files, and --count collects") {
    const workshop shop;
    const std::string file = shop.write("s.fmm", std::string(fastmm::tables::strassen::text));
    const std::string pool = "--quiet --json --time 50s --pool '" + shop.path("p") + "' ";
    const auto known = shop.run("search 2x2x2 --rank 7 --from '" + file + "' " + pool);
    CHECK(known.status == 0);
    CHECK(report_of(known.out)["file"] == file);
    // What was made of it names it.
    CHECK(shop.run("search 2x2x3 --rank 11 --from '" + file + "' " + pool).status == 0);
    bool is_named = false;
    for (const auto& found : std::filesystem::directory_iterator(shop.path("p/2x2x3")))
        is_named = is_named ||
                   fastmm::parse(contents(found.path()))
                       .source.ends_with("; from: " +
                                         std::string(fastmm::parse(fastmm::tables::strassen::text).source));
    CHECK(is_named);
    const auto many = shop.run("search 2x2x2 --ring Z2 --rank 7 --count 5 " + pool);
    CHECK(many.status == 0);
    CHECK(report_of(many.out)["schemes"] == 5);
    CHECK(schemes_in(shop.path("p")).size() >= 5);
    // All of them are equivalent.
    CHECK(shop.run("search 2x2x2 --ring Z2 --rank 7 --count 2 --inequivalent --time 1s --quiet --pool '" +
                   shop.path("p") + '\'')
              .status == 1);
    shop.refusal("search 2x2x2 --pool '" + shop.path("p") + "' --from '" + shop.write("x", "no") + '\'');
}

TEST_CASE("search --from lifts what holds modulo 2, and says what it leaves out") {
    const workshop shop;
    fastmm::factorization modulo_2 = fastmm::parse(fastmm::tables::strassen::text);
    const auto make_positive = [](fastmm::dynamic_columns& columns) {
        for (fastmm::entry& e : columns.entries)
            e.value.numerator = 1;
    };
    make_positive(modulo_2.u);
    make_positive(modulo_2.v);
    make_positive(modulo_2.w);
    modulo_2.ring = fastmm::stated_ring::modulo_2;
    const std::string file = shop.write("two.fmm", fastmm::to_text(modulo_2));
    const auto lifted = shop.run("search 2x2x2 --rank 7 --quiet --json --time 50s --pool '" + shop.path("p") +
                                 "' --from '" + file + '\'');
    CHECK(lifted.status == 0);
    CHECK(lifted.err.empty());
    const nlohmann::json report = report_of(lifted.out);
    CHECK(report["rank"] == 7);
    CHECK(report["ring"] == "ZT");
    CHECK(report["start"] == "a lift of " + file);
    CHECK(schemes_in(shop.path("p")).size() == 1);

    // 4x4x4:47 is exact modulo 2 only: it has no lift.
    const std::string large = shop.write("large.fmm", std::string(fastmm::tables::f4x4x4_47::text));
    const auto other = shop.run("search 3x3x4 --rank 35 --quiet --time 50s --pool '" + shop.path("q") +
                                "' --from '" + large + '\'');
    CHECK(other.status == 0);
    CHECK(other.err == "fastmm: " + large + " is left out: nothing that is searched for begins with 4x4x4\n");
    const auto unlifted = shop.run("search 4x4x4 --rank 63 --quiet --time 50s --pool '" + shop.path("r") +
                                   "' --from '" + large + '\'');
    CHECK(unlifted.status == 0);
    CHECK(unlifted.err ==
          "fastmm: " + large + " is left out: it does not hold over ZT, and no lift of it was found\n");
}

TEST_CASE("search --all writes a catalogue") {
    const workshop shop;
    const auto all =
        shop.run("search --all --max 3 --ring Z2 --time 3s --quiet --pool '" + shop.path("p") + '\'');
    INFO(all.err);
    CHECK(all.status == 0);
    const std::string summary = contents(shop.path("p/catalogue/summary.txt"));
    for (const char* shape : {"2x2x2", "2x2x3", "2x3x3", "3x3x3"})
        CHECK(contains(summary, shape));
    CHECK(contains(summary, "fastmm search --all --max 3 --ring Z2 --seed 1"));
    CHECK(std::filesystem::exists(shop.path("p/catalogue/2x2x2_7_Z2.fmm")));
}

TEST_CASE("a search that is killed or interrupted has kept what it found") {
    const workshop shop;
    const auto ended_by = [&](const std::string& signal, const std::string& pool) {
        const std::string call =
            "timeout --preserve-status -s " + signal +
            " 3 '" FASTMM_COMMAND "' search 2x3x3 --objective rank,additions --quiet --threads 2 --pool '" +
            shop.path(pool) + "' >'" + shop.path("out") + "' 2>'" + shop.path("err") + '\'';
        const int status = std::system(call.c_str());
        INFO(signal << ": " << contents(shop.path("err")));
        CHECK_FALSE(schemes_in(shop.path(pool)).empty());
        return WEXITSTATUS(status);
    };
    CHECK(ended_by("KILL", "k") == 137);
    CHECK(ended_by("INT", "i") == 130);
    CHECK(contains(contents(shop.path("out")), "2x3x3"));
    CHECK(ended_by("TERM", "i") == 130);
    const auto resumed = shop.run("search 2x3x3 --rank 17 --resume --quiet --json --time 50s --pool '" +
                                  shop.path("k") + '\'');
    CHECK(resumed.status == 0);
    CHECK(resumed.err.empty());
}

TEST_CASE("a disk that takes nothing more loses nothing") {
    const workshop shop;
    // No file may have a byte; the search's output goes through a pipe.
    const std::string call =
        "( ( ulimit -f 0; timeout 60 '" FASTMM_COMMAND "' search 2x2x2 --rank 7 --quiet --time 50s --pool '" +
        shop.path("p") + "' 2>&1 ); echo \"status $?\" ) | cat >'" + shop.path("out") + '\'';
    REQUIRE(std::system(call.c_str()) == 0);
    const std::string out = contents(shop.path("out"));
    INFO(out);
    CHECK(out.ends_with("\nstatus 3\n"));
    CHECK(out.find("cannot be written") == out.rfind("cannot be written"));
    CHECK(contains(out, "; the search goes on in memory\n"));
    const std::string text =
        out.substr(out.find("# fastmm search"), out.rfind("status") - out.find("# fastmm search"));
    CHECK(fastmm::parse(text).rank == 7);
    CHECK(schemes_in(shop.path("p")).empty());
}

TEST_CASE("pools keep the best, remove only their own files, and write again what failed") {
    const workshop shop;
    const fastmm::factorization strassen = fastmm::parse(fastmm::tables::strassen::text);
    const fastmm_tool::objective goal;
    std::vector<std::string> lines;
    const auto warn = [&](const std::string& line) { lines.push_back(line); };
    fastmm_tool::pool_directory one(shop.path("p"), "one", warn), other(shop.path("p"), "other", warn);
    fastmm_tool::scheme_pool pool(1);
    CHECK(pool.offer(found(fastmm::definition_of({2, 2, 2})), goal) == fastmm_tool::offered::improved);
    one.mirror({2, 2, 2}, pool);
    other.mirror({2, 2, 2}, pool);
    CHECK(schemes_in(shop.path("p")).size() == 1);
    CHECK(pool.offer(found(strassen), goal) == fastmm_tool::offered::improved);
    CHECK(pool.offer(found(strassen), goal) == fastmm_tool::offered::refused);
    CHECK(pool.schemes().size() == 1);
    one.mirror({2, 2, 2}, pool);
    CHECK(schemes_in(shop.path("p")).size() == 2); // The best of each rank stays.
    // Strassen's terms turn into each other.
    CHECK(fastmm_tool::digest_of(fastmm::rotate(strassen)) == fastmm_tool::digest_of(strassen));
    const fastmm::factorization winograd = fastmm::parse(fastmm::tables::winograd::text);

    // What one wrote, the other leaves.
    fastmm_tool::scheme_pool empty(1);
    other.mirror({2, 2, 2}, empty);
    CHECK(schemes_in(shop.path("p")).size() == 2);
    CHECK(lines.empty());
    CHECK(other.read([](const fastmm::shape&) { return true; }).size() == 2);

    // A folder where the file should stand: told once, and tried again.
    fastmm_tool::scheme_pool last(4);
    last.offer(found(winograd), goal);
    const std::string blocked = other.path() + "/2x2x2";
    std::filesystem::rename(blocked, blocked + ".away");
    std::ofstream(blocked) << "no folder";
    CHECK_FALSE(other.mirror({2, 2, 2}, last, true));
    CHECK_FALSE(other.mirror({2, 2, 2}, last, true));
    CHECK(other.is_failing());
    REQUIRE(lines.size() == 1);
    CHECK(contains(lines[0], "cannot be written"));
    std::filesystem::remove(blocked);
    std::filesystem::rename(blocked + ".away", blocked);
    CHECK(other.mirror({2, 2, 2}, last, true));
    CHECK_FALSE(other.is_failing());
    CHECK(schemes_in(shop.path("p")).size() == 3);
}

TEST_CASE("a search that cannot be is refused with a line") {
    const workshop shop;
    for (const char* arguments :
         {"search", "search 4x4x4 --all", "search 1x4x4", "search 3x3x3 --time soon",
          "search 3x3x3 --objective speed", "search 3x3x3 --objective rank,rank", "search 3x3x3 --count 4",
          "search 2x2x2 --rank 9", "search 3x3x4 --symmetry cyclic", "search --all --symmetry cyclic",
          "search 2x3x3 --symmetry rotation", "search --all --symmetry rotation",
          "search 3x3x3 --ring Z2 --objective time", "search 17x2x2", "search 3x3x3 --pool /dev/null/x",
          "search --all --rank 3"})
        shop.refusal(arguments);
}
