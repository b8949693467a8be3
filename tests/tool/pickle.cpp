// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Pickles: arrays are read as Python would, and everything else is refused where it begins.

#include "containers/pickle.hpp"
#include "containers/npy.hpp"
#include "support/catch.hpp"
#include "tool/numpy_bytes.hpp"

#include <array>

namespace {

using namespace fastmm_test;

std::string pickle_refusal(const std::string& pickle) {
    return refusal([&] { fastmm_tool::read_array_pickle(pickle); });
}

std::string with(std::string pickle, const std::string& what, const std::string& other) {
    const std::size_t at = pickle.find(what);
    REQUIRE(at != std::string::npos);
    return pickle.replace(at, what.size(), other);
}

TEST_CASE("an array of matrices is read as Python pickled it") {
    for (const std::string& pickle :
         {object_pickle(), object_pickle_4(),
          with(object_pickle(), "numpy.core.multiarray", "numpy._core.multiarray")}) {
        const std::string npy = npy_bytes(npy_header("|O", "(3,)"), pickle);
        const auto tables = read_tables(npy);
        REQUIRE(tables.size() == 1);
        CHECK(description(tables[0]) == object_description);
        CHECK(read_tables(zip_bytes({deflated("1,1,2.npy", npy)}))[0].name == "1,1,2");
    }
}

TEST_CASE("an array of matrices is pickled as NumPy pickles it") {
    const std::string data[] = {"\1\1"s, "\1\0\0\xfe"s, "\1\0\0\3"s};
    fastmm_tool::numpy_array array;
    array.shape = {3};
    for (const std::string& d : data) {
        fastmm_tool::numpy_array& element = array.elements.emplace_back();
        element.type = fastmm_tool::parse_numpy_type("|i1");
        element.shape = {static_cast<std::int64_t>(d.size() / 2), 2};
        element.data = d;
    }
    CHECK(fastmm_tool::write_array_pickle(array) == object_pickle());
    CHECK(fastmm_tool::write_npy(array) == object_npy());
}

TEST_CASE("a pickle can name nothing but arrays") {
    CHECK(pickle_refusal("\x80\3cos\nsystem\nX\2\0\0\0ls\x85R."s) ==
          "byte 2: the pickle asks for 'os' 'system', only NumPy's arrays are read");
    CHECK(pickle_refusal("\x80\4\x8c\2os\x8c\6system\x93."s) ==
          "byte 14: the pickle asks for 'os' 'system', only NumPy's arrays are read");
    for (const char* const name :
         {"cnumpy.core.multiarray\nscalar\n", "cnumpy\nmatrix\n", "cnumpy.core\n_reconstruct\n",
          "cbuiltins\neval\n", "c\n\n", "c\nsystem\n"})
        CHECK(pickle_refusal("\x80\3"s + name + ".").starts_with("byte 2: the pickle asks for "));
    // The place counts on from where the pickle begins.
    CHECK(refusal([] {
              fastmm_tool::read_array_pickle("\x80\3cos\nsystem\n."s, 128);
          }).starts_with("byte 130: the pickle asks for 'os' 'system'"));
}

TEST_CASE("every other instruction of pickle is refused, with its place") {
    constexpr std::string_view known =
        "\x80\x95.(NKMJCUXBT)ta]eqrhjcRb\x85\x86\x87\x88\x89\x8c\x8d\x8e\x93\x94";
    for (int code = 0; code < 256; ++code) {
        const char c = static_cast<char>(code);
        INFO("code=" << code);
        const std::string said = pickle_refusal("\x80\3N"s + c + std::string(16, '\0'));
        CHECK(!said.empty());
        CHECK(said.starts_with("byte 3: instruction ") == (known.find(c) == std::string_view::npos));
    }
    for (const int protocol : {0, 1, 6, 255})
        CHECK(pickle_refusal("\x80"s + static_cast<char>(protocol) + object_pickle().substr(2)) ==
              "byte 0: protocol " + std::to_string(protocol) + " of pickle, only 2 to 5 are read");
}

TEST_CASE("calls and states that do not make an array are refused") {
    const std::string good = object_pickle();
    CHECK(pickle_refusal(good).empty());
    const std::array<std::array<std::string, 3>, 17> mistakes{{
        {"h\3\x87q\xfR"s, "h\7\x87q\xfR"s, "parts of an empty array"},               // dtype for b'b'
        {"h\0h\1K\0\x85q\xe"s, "h\0h\7K\0\x85q\xe"s, "expected a plain ndarray"},    // of class dtype
        {"h\0h\1K\0\x85q\xe"s, "h\1h\1K\0\x85q\xe"s, "a call of something"},         // calls ndarray
        {"h\0h\1K\0\x85q\xe"s, "h\3h\1K\0\x85q\xe"s, "a call of something"},         // calls a text
        {"K\1K\1K\2\x86"s, "K\2K\1K\2\x86"s, "an unknown version"},                  // version 2
        {"K\1K\1K\2\x86"s, "K\1NK\2\x86"s, "no integer"},                            // shape (None, 2)
        {"K\1K\1K\2\x86"s, "K\1K\2K\2\x86"s, "(2, 2) has more elements than the 2"}, // too many said
        {"K\1K\1K\2\x86"s, "K\1K\1K\1\x86"s, "(1, 1) with 2 elements"},              // too few said
        {"K\1K\1K\2\x86"s, "K\1J\xff\xff\xff\xffK\2\x86"s, "negative"},              // shape (-1, 2)
        {"K\1K\1K\2\x86"s, "K\1J\xff\xff\xff\x7fJ\xff\xff\xff\x7f\x86"s, "has more elements"},
        {"i1q\x12"s, "i4q\x12"s, "'|i4' has no byte order"},
        {"i1q\x12"s, "S1q\x12"s, "'|S1' are not read"},
        {"(K\3X\1\0\0\0|q\x15"s, "(K\4X\1\0\0\0|q\x15"s, "a dtype of an unknown version"},
        {"b\x89]q\xd"s, "b\x89Nq\xd"s, "items for what is no list"},
        {"C\2\1\1q\x17"s, "h\xdq\x17"s, "a list where"}, // the list of the outer array
        {"be"s, "b0e"s, "instruction '0'"},              // POP
        {"b."s, "bN."s, "more than one value"},
    }};
    for (const auto& [what, other, expected] : mistakes) {
        const std::string said = pickle_refusal(with(good, what, other));
        INFO("expected \"" << expected << "\", got \"" << said << '"');
        CHECK(said.starts_with("byte "));
        CHECK(said.find(expected) != std::string::npos);
    }
    CHECK(pickle_refusal(good + 'x') ==
          "byte " + std::to_string(good.size() - 1) + ": 1 bytes follow the end of the pickle");
    CHECK(pickle_refusal("\x80\3K\1."s) == "byte 4: the pickle holds no array");
    CHECK(pickle_refusal("\x80\3h\5."s) == "byte 2: nothing is kept under number 5");
    CHECK(pickle_refusal("\x80\3j\xff\xff\xff\xff."s) == "byte 2: nothing is kept under number 4294967295");
    CHECK(pickle_refusal("\x80\3q\0."s) == "byte 2: an instruction takes more than there is");
    CHECK(pickle_refusal("\x80\3K\1(\x85."s) == "byte 5: an instruction takes more than there is");
    CHECK(pickle_refusal("\x80\3t."s) == "byte 2: there is no mark");
}

// BUILD of an array that is built, and an array inside itself.
TEST_CASE("an array is filled once, and never with itself") {
    const std::string good = object_pickle();
    const std::string again = good.substr(0, good.size() - 1) + "(K\1K\0\x85h\x14\x89"s + "C\0tb."s;
    CHECK(pickle_refusal(again).find("a second state of an array") != std::string::npos);
    const std::string itself = with(good, "(h\0h\1K\0\x85q\xe"s, "(h\5h\0h\1K\0\x85q\xe"s);
    CHECK(pickle_refusal(itself).find("shape (3,) with 4 elements") != std::string::npos);
    const std::string four = with(itself, "(K\1K\3\x85q\6"s, "(K\1K\4\x85q\6"s);
    CHECK(pickle_refusal(four).find("element 1 is no array of numbers") != std::string::npos);
}

TEST_CASE("neither depth nor number of instructions is without bound") {
    CHECK(pickle_refusal("\x80\3"s + std::string(100000, '(')) == "byte 66: nested deeper than 64");
    CHECK(pickle_refusal("\x80\3"s + std::string(100000, ']') + std::string(99999, 'a') + '.') ==
          "byte 200001: the pickle holds no array");
    std::string tuples = "\x80\3N";
    tuples += std::string(500000, '\x85') + '.';
    CHECK(pickle_refusal(tuples) == "byte 500003: the pickle holds no array");
    CHECK(pickle_refusal("\x80\3"s + std::string(2000000, 'N')) ==
          "byte 1048577: a pickle of more than 1048576 instructions");
}

TEST_CASE("a pickle that fetches an array many times is not larger than its file") {
    // Three times the same: np.array([a, a, a]).
    const std::string data = std::string(1000, '\1');
    const auto repeated = [&](int times) {
        std::string pickle = object_pickle();
        pickle.resize(pickle.find("C\2\1\1q\x17"s));
        pickle = with(pickle, "K\1K\1K\2\x86"s, "K\1K\1M\xe8\3\x86"s);
        pickle = with(pickle, "(K\1K\3\x85q\6"s,
                      "(K\1K" + little_endian(static_cast<unsigned>(times), 1) + "\x85q\6");
        pickle += "B\xe8\3\0\0"s + data + "tb";
        for (int i = 1; i < times; ++i)
            pickle += "h\x10";
        return pickle + "etb.";
    };
    CHECK(fastmm_tool::read_array_pickle(repeated(3)).elements.size() == 3);
    CHECK(pickle_refusal(repeated(30)).find("more than thrice the bytes") != std::string::npos);
}

TEST_CASE("a pickle that is cut short is refused") {
    for (const std::string& whole : {object_pickle(), object_pickle_4()})
        for (std::size_t length = 0; length < whole.size(); ++length) {
            INFO("length=" << length);
            CHECK(pickle_refusal(whole.substr(0, length)).starts_with("byte "));
        }
}

} // namespace
