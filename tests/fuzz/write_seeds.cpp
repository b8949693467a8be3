// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Writes well-formed files of every notation for the fuzzers to begin with: write_seeds DIRECTORY makes a folder a
// notation there.

#include "notations/fmm.hpp"
#include "notations/json_writer.hpp"
#include "notations/numpy_writer.hpp"
#include "table/symmetry.hpp"
#include "tool/numpy_bytes.hpp"
#include "tool/tables.hpp"
#include "tool/text_fixtures.hpp"

#include <fastmm/factorization/tables/embedded.hpp>
#include <fastmm/wisdom.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

class seed_folder {
public:
    explicit seed_folder(std::filesystem::path place) : place_(std::move(place)) {}

    void write(std::string_view notation, std::string_view bytes) {
        const std::filesystem::path folder = place_ / notation;
        std::filesystem::create_directories(folder);
        std::ofstream file(folder / std::to_string(++count_), std::ios::binary);
        file << bytes;
        file.close();
        failed_ |= !file;
    }

    bool failed() const { return failed_; }

private:
    std::filesystem::path place_;
    int count_ = 0;
    bool failed_ = false;
};

} // namespace

int main(int argc, char** argv) {
    using namespace fastmm_test;
    if (argc != 2) {
        std::fprintf(stderr, "write_seeds DIRECTORY\n");
        return 2;
    }
    seed_folder seeds(argv[1]);
    for (const text_fixture& fixture : text_fixtures) {
        seeds.write(fixture.notation->name, fixture.strassen);
        seeds.write(fixture.notation->name, fixture.rectangular);
    }
    for (const std::string_view text : {fastmm::tables::strassen::text, fastmm::tables::f2x2x3_11::text}) {
        const exact_table table = table_of(text);
        seeds.write("fmm", text);
        seeds.write("json", fastmm_tool::write_flip_graph_json(table));
        seeds.write("npz", fastmm_tool::write_npz({&table, 1}));
    }
    seeds.write(
        "json",
        R"({"n":[1,1,2],"m":2,"z2":false,"u_fresh":[],"v_fresh":[[{"index":0,"value":1},{"index":1,"value":-1}]],
        "w_fresh":[],"u":[[{"index":0,"value":1}],[{"index":0,"value":"1/2"}]],"v":[[{"index":2,"value":1}],
        [{"index":1,"value":2}]],"w":[[{"index":0,"value":1},{"index":1,"value":1}],[{"index":1,"value":1}]]})");
    seeds.write("npy", object_npy());
    seeds.write("npy",
                npy_bytes(npy_header("<i4", "(3, 1, 1)"), std::string("\1\0\0\0\1\0\0\0\1\0\0\0", 12)));
    fastmm::wisdom known;
    known.set_machine<double>({1e11, 26e9, 18e9, 27e9, 24e6, 6.5, 2e-7});
    known.remember({"double", 2, 2048, 2048, 2048, {"winograd", "strassen"}});
    seeds.write("wisdom", fastmm::detail::wisdom_text(known));
    return seeds.failed() ? 1 : 0;
}
