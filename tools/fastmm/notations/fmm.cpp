// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "notations/fmm.hpp"

#include "exact/malformed.hpp"
#include "table/conversion.hpp"

#include <fastmm/factorization/parse.hpp>
#include <fastmm/io/write.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace fastmm_tool {

namespace {

// The first line that is neither blank nor a comment begins with a key and its colon.
bool recognizes(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    while (!bytes.empty()) {
        const std::size_t length = std::min(bytes.find('\n'), bytes.size());
        std::string_view line = bytes.substr(0, length);
        bytes.remove_prefix(std::min(length + 1, bytes.size()));
        line.remove_prefix(std::min(line.find_first_not_of(" \t\r"), line.size()));
        if (line.empty() || line.front() == '#')
            continue;
        constexpr std::array<std::string_view, 6> keys{
            "name:", "shape:", "rank:", "ring:", "source:", "note:"};
        return std::any_of(keys.begin(), keys.end(),
                           [&](std::string_view key) { return line.starts_with(key); });
    }
    return false;
}

void read(std::string_view bytes, const reading_options& options, const table_sink& sink) {
    fastmm::parse_error problem;
    const auto f = fastmm::parse(bytes, problem);
    if (!f)
        throw malformed(to_string(problem));
    const auto [m, k, n] = f->dimensions;
    if (std::max({m, k, n}) > options.most.dimension)
        throw malformed("expected dimensions from 1 to " + std::to_string(options.most.dimension) + ", got " +
                        to_string(f->dimensions));
    if (f->u.entries.size() + f->v.entries.size() + f->w.entries.size() > options.most.coefficients)
        throw malformed("more than " + std::to_string(options.most.coefficients) + " coefficients");
    exact_table table = from_factorization(*f);
    table.order = options.order.value_or(w_order::c);
    sink(std::move(table));
}

} // namespace

const notation fmm_notation{"fmm", "fastmm's own text", recognizes, read};

std::string write_fmm(const exact_table& table, std::string_view name, std::string_view source) {
    fastmm::factorization f = to_factorization(table);
    f.name = name.empty() ? to_string(f.dimensions) + '_' + std::to_string(f.rank) : std::string(name);
    f.source = source;
    return fastmm::to_text(f);
}

} // namespace fastmm_tool
