// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Wisdom files: what is written is read back, and what a plan could not believe is refused in one line that names it. What
// plans make of a wisdom: plan.cpp.

#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"

#include <fastmm/wisdom.hpp>

#include <algorithm>
#include <complex>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#if !defined(_WIN32)
#include <sys/stat.h>
#endif

using namespace fastmm;

namespace {

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

bool is_printable(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

// A file in a folder of its own.
class wisdom_file {
public:
    wisdom_file()
        : folder_(std::filesystem::temp_directory_path() /
                  ("fastmm_wisdom_" + std::to_string(std::random_device()()))) {
        std::filesystem::create_directories(folder_);
    }
    wisdom_file(const wisdom_file&) = delete;
    wisdom_file& operator=(const wisdom_file&) = delete;
    ~wisdom_file() { std::filesystem::remove_all(folder_); }

    const std::filesystem::path& folder() const { return folder_; }
    std::string path() const { return (folder_ / "wisdom.json").string(); }
    std::string text() const {
        std::ifstream file(path(), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    }
    wisdom_reading read(const std::string& text) const {
        std::ofstream(path(), std::ios::binary) << text;
        return read_wisdom(path());
    }
    std::ptrdiff_t files() const { return std::distance(std::filesystem::directory_iterator(folder_), {}); }

private:
    std::filesystem::path folder_;
};

wisdom some_wisdom() {
    wisdom known;
    known.processor = processor_name();
    // Numbers with all their digits, and the ends of the ranges.
    known.set_machine<double>({1e11 / 3, 0x1.fffffffffffffp+34, 18e9, 27e9, 24e6, 0.1, 2e-7 / 3});
    known.set_machine<std::complex<float>>({1e18, 1e3, 1e3, 1e18, 1e15, 0, 5e-324});
    known.remember({"double", 1, 2048, 2048, 2048, {"winograd", "strassen"}});
    known.remember({"double", 2, 2048, 2048, 2048, {}});
    known.remember({"complex double", 16, 4096, 512, 4097, {"strassen", "2x4x2:14"}});
    return known;
}

// The first `from` replaced. Requires: it is there.
std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    INFO("no '" << from << "' in\n" << text);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("a wisdom is read as it was written") {
    const wisdom_file file;
    const wisdom known = some_wisdom();
    write_wisdom(file.path(), known);
    const wisdom_reading read = read_wisdom(file.path());
    CHECK(read.refusal == "");
    CHECK(read.knowledge == known);
    const std::string text = file.text();
    write_wisdom(file.path(), read.knowledge);
    CHECK(file.text() == text);
    CHECK(file.files() == 1);
    // One of nothing, whose processor is this one's.
    write_wisdom(file.path(), {});
    const wisdom_reading nothing = read_wisdom(file.path());
    CHECK(nothing.refusal == "");
    CHECK(nothing.knowledge.processor == processor_name());
    CHECK(nothing.knowledge.machines.empty());
    CHECK(nothing.knowledge.schedules.empty());
}

TEST_CASE("the machine has names that fit into a line") {
    CHECK(processor_name() == processor_name());
    for (const std::string& name : {processor_name(), instruction_set_name()}) {
        INFO(name);
        CHECK_FALSE(name.empty());
        CHECK(is_printable(name));
    }
#if defined(__AVX512F__)
    CHECK(instruction_set_name() == "avx512");
#elif defined(__x86_64__) && !defined(__AVX__) && !defined(__SSE4_2__)
    CHECK(instruction_set_name() == "sse2");
#endif
}

TEST_CASE("what a plan could not believe is refused, with its place and its value") {
    const wisdom_file file;
    write_wisdom(file.path(), some_wisdom());
    const std::string good = file.text();
    struct mistake {
        const char* from;
        const char* to;
        const char* told;
    };
    const std::string processor = "\"" + processor_name() + "\"", set = "\"" + instruction_set_name() + "\"",
                      all_of_it = good;
    const mistake mistakes[] = {
        {all_of_it.c_str(), "", ": line 1, column 1: the text is no JSON"},
        {all_of_it.c_str(), "\xff\xfe", "no JSON"},
        {all_of_it.c_str(), "[1]", "expected an object, got [1]"},
        {all_of_it.c_str(), "null", "expected an object, got null"},
        {all_of_it.c_str(), "{}", "the key \"format\" is missing"},
        {"{\n", "{\n,", ": line 2, column 1: the text is no JSON"},
        {"]\n}\n", "]\n", "the text is no JSON"},
        {"]\n}\n", "]\n}\n{}", ": line 35, column 1: the text is no JSON"},
        {"\"fastmm wisdom\"", "\"FFTW wisdom\"",
         ": /format: expected \"fastmm wisdom\", got \"FFTW wisdom\""},
        {"\"version\": 1", "\"version\": 2", ": /version: expected 1, got 2"},
        {"\"version\": 1", "\"version\": \"1\"", ": /version: expected 1, got \"1\""},
        {"\"version\": 1", "\"version\": true", ": /version: expected 1, got true"},
        {"\"version\": 1,", "", "the key \"version\" is missing"},
        {processor.c_str(), "\"Another CPU\"", ": /processor: measured on \"Another CPU\", this is "},
        {processor.c_str(), "7", ": /processor: expected a text, got 7"},
        {processor.c_str(), "\"a\\nb\\u00e9\"", "measured on \"a\\nb\\u00e9\""},
        {set.c_str(), "\"vax\"", ": /instruction_set: measured with \"vax\", this program uses "},
        {"\"fastmm\"", "\"flashmm\"", "the key \"fastmm\" is missing"},
        {"\"machines\"", "\"notes\": 1, \"machines\"", "the key \"notes\" is unknown"},
        {"\"machines\"", "\"version\": 1, \"machines\"", "the key \"version\" stands twice in an object"},
        {"\"small_loss\"", "\"flops\"", "the key \"flops\" stands twice in an object"},
        {"\"small_loss\"", "\"loss\"", ": /machines/0: the key \"small_loss\" is missing"},
        {"\"small_loss\"", "\"~/\": {}, \"small_loss\"", ": /machines/0: the key \"~/\" is unknown"},
        {"\"machines\": [", "\"machines\": [3, ", ": /machines/0: expected an object, got 3"},
        {"\"cached_bandwidth\": 1000.0", "\"cached_bandwidth\": 0",
         ": /machines/1/cached_bandwidth: expected a number from 1000.0 to 1e+18, got 0"},
        {"\"cached_bandwidth\": 1000.0", "\"cached_bandwidth\": -1000.0", "got -1000.0"},
        {"\"cached_bandwidth\": 1000.0", "\"cached_bandwidth\": 1e999", "a number is too large"},
        {"\"cached_bandwidth\": 1000.0", "\"cached_bandwidth\": 1e300", "got 1e+300"},
        {"\"cached_bandwidth\": 1000.0", "\"cached_bandwidth\": null", "got null"},
        {"\"cached_bandwidth\": 1000.0", "\"cached_bandwidth\": NaN", "the text is no JSON"},
        {"\"cached_bandwidth\": 1000.0", "\"cached_bandwidth\": [[1000]]", "deeper than 4"},
        {"\"small_loss\": 0.1", "\"small_loss\": -1e-9", ": /machines/0/small_loss: expected"},
        {"\"complex float\"", "\"quaternion\"", ": /machines/1/scalar: expected the name of a scalar type"},
        {"\"complex float\"", "\"double\"", ": /machines/1/scalar: \"double\" stands twice"},
        {"\"threads\": 2", "\"threads\": 0", ": /schedules/1/threads: expected a whole number from 1"},
        {"\"threads\": 2", "\"threads\": 2.0", "got 2.0"},
        {"\"threads\": 2", "\"threads\": 4294967298", "got 4294967298"},
        {"\"threads\": 2", "\"threads\": 1", ": /schedules/1: the product stands twice"},
        {"[4096, 512, 4097]", "[4096, 512]", ": /schedules/2/shape: expected three numbers"},
        {"[4096, 512, 4097]", "[4096, 0, 4097]", ": /schedules/2/shape/1: expected"},
        {"[4096, 512, 4097]", "[4096, -5, 4097]", "got -5"},
        {"[4096, 512, 4097]", "[4096, 512, 18446744073709551615]", ": /schedules/2/shape/2: expected"},
        {"[4096, 512, 4097]", "[4096, 512, 9223372036854775807]", "a product that fits into memory"},
        {"[4096, 512, 4097]", "[4096, 7, 4097]", ": /schedules/2/tables/1: expected a table"},
        {"\"2x4x2:14\"", "\"2x4x2:13\"", ": /schedules/2/tables/1: expected a table"},
        {"\"2x4x2:14\"", "14", ": /schedules/2/tables/1: expected a text, got 14"},
        {"\"strassen\",\"2x4x2:14\"", "\"2x4x2:14\",\"strassen\"",
         ": /schedules/2/tables/0: expected a table"},
        {"\"strassen\",\"2x4x2:14\"", "\"strassen\",\"strassen\",\"strassen\",\"strassen\",\"strassen\"",
         ": /schedules/2/tables: expected the names of at most 4 tables"},
        {"[]", "\"classical\"", ": /schedules/1/tables: expected"},
    };
    for (const mistake& m : mistakes) {
        const wisdom_reading read = file.read(replaced(good, m.from, m.to));
        INFO("'" << m.from << "' -> '" << m.to << "': " << read.refusal);
        CHECK(contains(read.refusal, m.told));
        CHECK(read.refusal.starts_with(file.path() + ": "));
        CHECK_FALSE(contains(read.refusal, "\n"));
        CHECK(read.knowledge == wisdom{});
    }
    CHECK(file.read(good).refusal == "");
}

TEST_CASE("files that are none, or too much, are refused at once") {
    const wisdom_file file;
    const auto told = [&](const std::string& text) { return file.read(text).refusal; };
    CHECK(contains(read_wisdom(file.path()).refusal, "wisdom.json: cannot be opened: "));
    CHECK(contains(read_wisdom("").refusal, "cannot be opened: "));
    CHECK(contains(read_wisdom(file.folder().string()).refusal, "is no regular file"));
#if !defined(_WIN32)
    const std::string pipe = (file.folder() / "pipe").string(); // Whoever opens it waits for a writer.
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(contains(read_wisdom(pipe).refusal, "is no regular file"));
#endif
    CHECK(contains(told(std::string(2 << 20, ' ')), "has more than 1048576 bytes"));
    for (const std::string open : {"[", "{\"a\":", "[[],"})
        CHECK(
            contains(told(std::string().append(1, '[') + open + std::string(1 << 19, '[')), "deeper than 4"));
    std::string pairs = "[";
    while (pairs.size() < 1000000)
        pairs += "[],";
    CHECK(contains(told(pairs + "[]]"), "expected an object, got [[],[],"));
    CHECK(told(pairs + "[]]").size() < 200 + file.path().size());
    CHECK(contains(told("\"" + std::string(1000000, 'x') + '"'), "expected an object, got \"xxxx"));
}

TEST_CASE("what could not be read back is not written, and the old file stays") {
    const wisdom_file file;
    write_wisdom(file.path(), some_wisdom());
    const std::string good = file.text();
    const auto refusal_of = [&](const wisdom& known, const std::string& path) -> std::string {
        try {
            write_wisdom(path, known);
        } catch (const fastmm::error& problem) {
            return problem.what();
        }
        return "";
    };
    for (const double rate :
         {0.0, -1.0, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
        wisdom known = some_wisdom();
        known.machines[1].model.flops = rate;
        INFO(rate);
        CHECK(contains(refusal_of(known, file.path()),
                       "wisdom.json is not written, a wisdom file cannot say this: "
                       "/machines/1/flops: expected"));
    }
    wisdom wrong = some_wisdom();
    wrong.schedules[0].tables = {"\xff"};
    CHECK(contains(refusal_of(wrong, file.path()), "/schedules/0/tables/0"));
    wisdom long_one;
    for (int i = 1; i < 15000; ++i)
        long_one.schedules.push_back({"double", 1, i, 1000, 1000, {}});
    CHECK(contains(refusal_of(long_one, file.path()), "more than 1048576 bytes"));
    CHECK(file.text() == good);
    CHECK(contains(refusal_of({}, (file.folder() / "none" / "wisdom.json").string()), "cannot be written: "));
    CHECK(contains(refusal_of({}, file.folder().string()), "cannot be written: "));
#if defined(__linux__)
    CHECK(contains(refusal_of({}, "/dev/full"), "/dev/full cannot be written: "));
#endif
    CHECK(file.files() == 1);
}

TEST_CASE("files with mistakes are refused in one line, or read and written as they stand") {
    const wisdom_file file;
    write_wisdom(file.path(), some_wisdom());
    const std::string good = file.text();
    const std::string known_characters = "{}[]:,\"0123456789.-+eE tfn\\u\n";
    int refused = 0, read = 0;
    for (std::uint64_t seed = 0; seed < 4000; ++seed) {
        fastmm_test::random_source random(seed);
        std::string text = good;
        const auto place = [&] {
            return static_cast<std::size_t>(random.between(0, static_cast<std::ptrdiff_t>(text.size()) - 1));
        };
        const auto character = [&] {
            return random.between(0, 4) > 0
                       ? known_characters[static_cast<std::size_t>(random.between(0, 28))]
                       : static_cast<char>(random.next());
        };
        for (std::ptrdiff_t mistakes = random.between(1, 3); mistakes > 0; --mistakes) {
            const std::size_t at = place();
            const auto length = static_cast<std::size_t>(random.between(1, 30));
            switch (random.between(0, 4)) {
            case 0:
                text[at] = character();
                break;
            case 1:
                text.insert(at, 1, character());
                break;
            case 2:
                text.erase(at, length);
                break;
            case 3:
                text.insert(at, text.substr(place(), length));
                break;
            default: // A digit, which leaves JSON what it is.
                if (const std::size_t digit = text.find_first_of("0123456789", at);
                    digit != std::string::npos)
                    text[digit] = static_cast<char>('0' + random.between(0, 9));
            }
        }
        INFO("seed " << seed << ":\n" << text);
        const detail::parsed_wisdom parsed = detail::parse_wisdom(text);
        REQUIRE(is_printable(parsed.problem));
        REQUIRE(parsed.problem.size() < 300);
        ++(parsed.problem.empty() ? read : refused);
        if (parsed.problem.empty() && parsed.knowledge.processor != "") {
            const detail::parsed_wisdom again = detail::parse_wisdom(detail::wisdom_text(parsed.knowledge));
            REQUIRE(again.problem == "");
            REQUIRE(again.knowledge == parsed.knowledge);
        }
    }
    // The mutations are neither harmless nor hopeless.
    CHECK(refused > 1000);
    CHECK(read > 200);
}
