// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "notations/numpy_writer.hpp"

#include "containers/npy.hpp"
#include "containers/zip.hpp"
#include "exact/malformed.hpp"
#include "notations/notation.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <map>
#include <optional>

namespace fastmm_tool {

namespace {

constexpr std::array<factor, 3> factors{factor::u, factor::v, factor::w};

std::optional<std::int64_t> as_integer(const number& value) {
    if (!value.is_integer())
        return std::nullopt;
    const integer whole = numerator(value.constant().re);
    if (whole < std::numeric_limits<std::int64_t>::min() || whole > std::numeric_limits<std::int64_t>::max())
        return std::nullopt;
    return static_cast<std::int64_t>(whole);
}

std::optional<double> as_double(const rational& value) {
    const auto nearest = value.convert_to<double>();
    if (!std::isfinite(nearest) || exact_value(nearest) != value)
        return std::nullopt;
    return nearest;
}

// Little-endian bytes of a value in the type of an array; empty where it is not exact there.
std::string bytes_in(numpy_kind kind, const number& value) {
    const auto little_endian = [](std::uint64_t bits) {
        std::string bytes;
        for (int i = 0; i < 8; ++i)
            bytes += static_cast<char>(bits >> (8 * i) & 255);
        return bytes;
    };
    if (value.has_parameter() || (kind != numpy_kind::complex && !value.is_real()))
        return {};
    if (kind == numpy_kind::signed_integer) {
        const std::optional<std::int64_t> whole = as_integer(value);
        return whole ? little_endian(static_cast<std::uint64_t>(*whole)) : "";
    }
    const gaussian constant = value.constant();
    const std::optional<double> re = as_double(constant.re), im = as_double(constant.im);
    if (!re || !im)
        return {};
    return little_endian(std::bit_cast<std::uint64_t>(*re)) +
           (kind == numpy_kind::complex ? little_endian(std::bit_cast<std::uint64_t>(*im)) : "");
}

// The first type that holds all values, and their bytes in it.
struct written_values {
    numpy_type type;
    std::vector<std::string> bytes;
};

std::optional<written_values> values_in(const numpy_type& type, const exact_table& table) {
    written_values result{type, {}};
    for (const number& value : table.values) {
        result.bytes.push_back(bytes_in(type.kind, value));
        if (result.bytes.back().empty())
            return std::nullopt;
    }
    return result;
}

[[noreturn]] void refuse_value(const exact_table& table) {
    for (const factor which : factors) {
        const exact_columns& columns = table.columns(which);
        for (std::size_t r = 0; r + 1 < columns.begin.size(); ++r)
            for (auto e = columns.begin[r]; e < columns.begin[r + 1]; ++e) {
                const auto [index, value] = columns.entries[static_cast<std::size_t>(e)];
                if (const number& v = table.values[static_cast<std::size_t>(value)];
                    bytes_in(numpy_kind::complex, v).empty())
                    throw malformed("product " + std::to_string(r + 1) + ", row " +
                                        std::to_string(index + 1) + " of " +
                                        "UVW"[static_cast<std::size_t>(which)],
                                    to_string(v) + " is no number of NumPy's, exactly");
            }
    }
    throw malformed("its coefficients have no type of NumPy's in common");
}

written_values written(const exact_table& table) {
    for (const numpy_type& type : {numpy_type{numpy_kind::signed_integer, 8}, numpy_type{numpy_kind::real, 8},
                                   numpy_type{numpy_kind::complex, 16}})
        if (auto values = values_in(type, table))
            return *values;
    refuse_value(table);
}

// A factor matrix, row by row.
std::string dense(const exact_table& table, factor which, const written_values& values) {
    const auto [m, k, n] = table.dimensions;
    const auto rank = static_cast<std::size_t>(table.rank),
               size = static_cast<std::size_t>(values.type.bytes);
    std::string bytes(static_cast<std::size_t>(table.rows(which)) * rank * size, '\0');
    const bool transposed = which == factor::w && table.order == w_order::c;
    const exact_columns& columns = table.columns(which);
    for (std::size_t r = 0; r < rank; ++r)
        for (auto e = columns.begin[r]; e < columns.begin[r + 1]; ++e) {
            const auto [index, value] = columns.entries[static_cast<std::size_t>(e)];
            const auto row = static_cast<std::size_t>(transposed ? index % n * m + index / n : index);
            bytes.replace((row * rank + r) * size, size, values.bytes[static_cast<std::size_t>(value)]);
        }
    return bytes;
}

std::string npy_of(const exact_table& table) {
    const written_values values = written(table);
    std::array<std::string, 3> matrices;
    for (const factor which : factors)
        matrices[static_cast<std::size_t>(which)] = dense(table, which, values);
    numpy_array array;
    const auto [m, k, n] = table.dimensions;
    if (m == k && k == n) {
        array.type = values.type;
        array.shape = {3, m * k, table.rank};
        const std::string data = matrices[0] + matrices[1] + matrices[2];
        array.data = data;
        return write_npy(array);
    }
    array.shape = {3};
    for (const factor which : factors) {
        numpy_array& matrix = array.elements.emplace_back();
        matrix.type = values.type;
        matrix.shape = {table.rows(which), table.rank};
        matrix.data = matrices[static_cast<std::size_t>(which)];
    }
    return write_npy(array);
}

} // namespace

std::string write_npz(std::span<const exact_table> tables) {
    std::vector<zip_member> members;
    std::map<std::string, int> known;
    std::uint64_t total = 0;
    for (const exact_table& table : tables) {
        const auto [m, k, n] = table.dimensions;
        std::string name = std::to_string(m) + ',' + std::to_string(k) + ',' + std::to_string(n);
        if (const int number = ++known[name]; number > 1)
            name += '_' + std::to_string(number);
        const std::string place = "factorization " + fastmm_tool::in_quotes(name);
        std::uint64_t rows = 0;
        for (const factor which : factors)
            rows += static_cast<std::uint64_t>(table.rows(which));
        total += rows * static_cast<std::uint64_t>(table.rank) * 16;
        if (total > limits{}.unpacked_bytes)
            throw malformed(place, "the archive would hold " + std::to_string(total) +
                                       " bytes of zeros and coefficients, at most " +
                                       std::to_string(limits{}.unpacked_bytes) + " are read back");
        try {
            members.push_back({name + ".npy", npy_of(table)});
        } catch (const malformed& problem) {
            throw malformed(place, problem.what());
        }
    }
    return write_zip(members);
}

} // namespace fastmm_tool
