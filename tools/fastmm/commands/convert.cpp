// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// fastmm convert: the same factorization in another notation, proved before it is written.

#include "commands/commands.hpp"
#include "commands/judgement.hpp"
#include "commands/reading_flags.hpp"
#include "commands/source.hpp"
#include "commands/target_file.hpp"
#include "exact/malformed.hpp"
#include "notations/fmm.hpp"
#include "notations/header_writer.hpp"
#include "notations/json_writer.hpp"
#include "notations/numpy_writer.hpp"
#include "notations/text_writers.hpp"
#include "table/conversion.hpp"
#include "table/symmetry.hpp"
#include "terminal/progress.hpp"

#include <fastmm/search/sharing.hpp>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <utility>

namespace fastmm_tool {

namespace {

struct convert_flags {
    std::vector<std::string> files;
    reading_flags reading;
    std::string to;
    std::string output = "-";
    std::string name;
    std::string name_space;
    std::string select;
    bool transpose = false;
    int rotate = 0;
    bool share = false;
};

constexpr const char* description =
    R"(Writes a factorization in another notation, after it has been proved: exact over Z, Q or Q(i), or modulo 2 where that is all that holds. What is not exact is not written, nor what a notation cannot hold.

--rotate makes an algorithm for k x n times n x m of one for m x k times k x n, --transpose one for n x k times k x m; transposed first, then rotated, each result proved, too.

--share searches for the sums that its additions share, some thousand eliminations with random ties, and the notations fmm and header list them: the same for the same factorization.)";

std::string as_name(const std::string& text) {
    std::string name;
    for (const char c : text)
        name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    return name;
}

std::string default_name(const exact_table& table) {
    // An archive calls it by its dimensions, with commas.
    if (!table.name.empty() && table.name.find(',') == std::string::npos)
        return table.name;
    return 'f' + to_string(table.dimensions) + '_' + std::to_string(table.rank);
}

// Proves a table, and stores its W in the order of C.
exact_table proved(exact_table table, const verification_options& options) {
    const verification proof = verify(table, options);
    const std::string title = table.name.empty() ? "the factorization" : printable(table.name);
    const bool modulo_2 = proof.result == verdict::modulo_only && proof.modulus % 2 == 0;
    if (proof.result == verdict::not_exact || proof.result == verdict::approximate ||
        (proof.result == verdict::modulo_only && !modulo_2))
        throw malformed(title + " is not written, it is " + to_string(proof.result, proof.modulus) +
                        (proof.first ? ": " + to_string(*proof.first) : ""));
    table = in_order(reread_in_order(std::move(table), proof.order), w_order::c);
    table.modulo_2 = modulo_2;
    return table;
}

exact_table with_shared_sums(const exact_table& table) {
    exact_table result = from_factorization(fastmm::search::share_offline(to_factorization(table)));
    result.name = table.name;
    result.source = table.source;
    result.modulo_2 = table.modulo_2;
    return result;
}

exact_table only(const std::vector<exact_table>& tables, const std::string& to) {
    if (tables.size() > 1)
        throw malformed("there are " + std::to_string(tables.size()) + " factorizations, and " + to +
                        " holds one: choose with --select NAME");
    return tables.front();
}

std::string written(const std::vector<exact_table>& tables, const convert_flags& flags) {
    if (flags.to == "npz")
        return write_npz(tables);
    const exact_table table = only(tables, flags.to);
    if (flags.to == "fmm")
        return write_fmm(table, flags.name.empty() ? default_name(table) : flags.name, table.source);
    if (flags.to == "header") {
        header_labels labels;
        labels.name = flags.name.empty() ? as_name(default_name(table)) : flags.name;
        labels.name_space = flags.name_space;
        labels.file = std::filesystem::path(flags.files.front()).filename().string();
        labels.command = "fastmm convert --to header --name " + labels.name;
        labels.source = table.source;
        if (!is_cpp_name(labels.name))
            throw malformed(in_quotes(labels.name) + " is no name of a C++ type: give one with --name");
        return write_header(table, labels);
    }
    static const std::map<std::string, std::function<std::string(const exact_table&)>> writers{
        {"json", write_flip_graph_json},
        {"mathematica", write_mathematica},
        {"forms", write_product_forms},
        {"rows", write_coefficient_rows}};
    return writers.at(flags.to)(table);
}

int run(const convert_flags& flags) {
    const reading_options reading = flags.reading.reading();
    const verification_options proof = flags.reading.verification();
    // A proof of what has been turned knows its order.
    verification_options turned_proof = proof;
    turned_proof.order = w_order::c;
    std::vector<exact_table> tables;
    std::size_t found = 0;
    read_sources(
        flags.files, flags.reading.from(), reading,
        [&](const source& from, exact_table table) {
            ++found;
            if (!flags.select.empty() && flags.select != table.name)
                return;
            table = proved(std::move(table), proof);
            if (table.source.empty())
                table.source = std::filesystem::path(from.title).filename().string();
            if (flags.transpose)
                table = transposed(table);
            for (int i = 0; i < flags.rotate; ++i)
                table = rotated(table);
            if (flags.transpose || flags.rotate > 0)
                table = proved(std::move(table), turned_proof);
            if (flags.share)
                table = with_shared_sums(table);
            tables.push_back(std::move(table));
        },
        [](const source& from) {
            if (!from.problem.empty())
                throw malformed(from.title + ": " + from.problem);
        });
    if (tables.empty())
        throw malformed(found == 0 ? "there is no factorization to convert"
                                   : "no factorization is called " + in_quotes(flags.select));
    const std::string bytes = written(tables, flags);
    if (flags.output == "-" && flags.to == "npz" && fastmm_support::is_terminal(stdout))
        throw malformed("an npz archive is nothing for a terminal: give --output");
    write_target(flags.output, bytes);
    return all_exact;
}

} // namespace

void add_convert_command(CLI::App& app, int& status) {
    const auto flags = std::make_shared<convert_flags>();
    CLI::App* const command = app.add_subcommand("convert", description);
    command->footer("Exit status: 0 it is written, 2 it is not (the reason stands on the standard error).");
    command
        ->add_option("files", flags->files,
                     "Files; - is the standard input; three SMS files in a row are one")
        ->required()
        ->option_text("FILE...");
    command
        ->add_option("--to", flags->to,
                     "fmm: this project's text; json: that of the flip-graph catalogues; npz: AlphaTensor's "
                     "archive; header: "
                     "a C++ header with the table as a type; mathematica: nested lists; forms: a product of "
                     "three forms a "
                     "line; rows: Benson and Ballard's coefficient text")
        ->required()
        ->option_text("NOTATION")
        ->check(CLI::IsMember({"fmm", "json", "npz", "header", "mathematica", "forms", "rows"}));
    command->add_option("-o,--output", flags->output, "The file to write; - is the standard output")
        ->option_text("FILE")
        ->capture_default_str();
    command->add_option("--name", flags->name, "The name that is written (fmm, header)")->option_text("NAME");
    command->add_option("--namespace", flags->name_space, "The namespace of the type (header)")
        ->option_text("NAMESPACE");
    command->add_option("--select", flags->select, "The factorization of this name only")
        ->option_text("NAME");
    command->add_flag("--transpose", flags->transpose, "<m,k,n> to <n,k,m>");
    command->add_flag("--share", flags->share, "Search for sums that additions share, and list them");
    command->add_flag("--rotate", flags->rotate, "<m,k,n> to <k,n,m>; twice for <n,m,k>");
    flags->reading.add_to(*command);
    command->callback([flags, &status] { status = run(*flags); });
}

} // namespace fastmm_tool
