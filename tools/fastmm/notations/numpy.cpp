// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "notations/numpy.hpp"

#include "containers/npy.hpp"
#include "containers/numpy_values.hpp"
#include "containers/zip.hpp"
#include "exact/malformed.hpp"
#include "table/conversion.hpp"

#include <array>

namespace fastmm_tool {

namespace {

constexpr std::int64_t most_factorizations = std::int64_t(1)
                                             << 18; // Of a file: a report of one takes 1.5 KB.
constexpr std::array<factor, 3> factors{factor::u, factor::v, factor::w};

using matrix_triple = std::array<numpy_matrix, 3>;

// U, V and W of each factorization of an array, as matrices of R columns.
class factorizations_of {
public:
    explicit factorizations_of(const numpy_array& array) : array_(&array) {
        const auto refuse = [&](const std::string& why) {
            throw malformed("an array of shape " + to_string(array.shape) + " and type " +
                            to_string(array.type) + why);
        };
        if (count_elements(array.shape, std::numeric_limits<std::int64_t>::max()) == 0)
            refuse(" is empty");
        if (array.type.kind == numpy_kind::object) {
            if (array.elements.size() % 3 != 0 || array.shape.back() % 3 != 0)
                refuse(" is no triples of matrices");
            size_ = static_cast<std::int64_t>(array.elements.size() / 3);
            for (const numpy_array& element : array.elements)
                if (element.dimensions() != 2 || element.data.empty())
                    refuse(" with an element of shape " + to_string(element.shape) + ", expected matrices");
            return;
        }
        const bool has_count = array.dimensions() == 4;
        if (!has_count && array.dimensions() != 3)
            refuse(": expected (3, s, R), (R, 3, s) or (count, R, 3, s)");
        // No factorization has s or R of 3: one of these dimensions is of U, V and W, and the other is not.
        const std::size_t outer = has_count ? 1 : 0;
        const bool product_first = array.shape[outer + 1] == 3;
        if (product_first == (array.shape[outer] == 3))
            refuse(": expected U, V and W along one dimension, (3, s, R) or (R, 3, s)");
        size_ = has_count ? array.shape[0] : 1;
        const std::vector<std::int64_t> strides = array.strides();
        count_stride_ = has_count ? strides[0] : 0;
        factor_stride_ = strides[product_first ? outer + 1 : outer];
        const std::size_t row = product_first ? outer + 2 : outer + 1,
                          column = product_first ? outer : outer + 2;
        first_ = {array_, 0, array.shape[row], array.shape[column], strides[row], strides[column]};
    }

    std::int64_t size() const { return size_; }

    matrix_triple operator[](std::int64_t i) const {
        matrix_triple result;
        for (std::int64_t f = 0; f < 3; ++f) {
            numpy_matrix& matrix = result[static_cast<std::size_t>(f)];
            if (array_->type.kind == numpy_kind::object) {
                const numpy_array& element = array_->elements[static_cast<std::size_t>(3 * i + f)];
                const std::vector<std::int64_t> strides = element.strides();
                matrix = {&element, 0, element.shape[0], element.shape[1], strides[0], strides[1]};
            } else {
                matrix = first_;
                matrix.first = i * count_stride_ + f * factor_stride_;
            }
        }
        return result;
    }

private:
    const numpy_array* array_;
    std::int64_t size_ = 0;
    std::int64_t count_stride_ = 0;
    std::int64_t factor_stride_ = 0;
    numpy_matrix first_; // U of the first.
};

// Counts what it adds against the limit.
class counting_builder {
public:
    counting_builder(const shape& dimensions, std::int64_t rank, w_order order, const limits& most)
        : builder_(dimensions, rank, order, most.dimension), most_(most.coefficients) {}

    template <class Value>
    void add(factor which, std::int64_t column, std::int64_t index, const Value& value) {
        if (++count_ > most_)
            throw malformed("more than " + std::to_string(most_) + " nonzero coefficients");
        builder_.add(which, column, index, value);
    }

    exact_table finish(std::string name) {
        builder_.set_name(std::move(name));
        return builder_.finish();
    }

private:
    table_builder builder_;
    std::size_t most_;
    std::size_t count_ = 0;
};

shape dimensions_of(const matrix_triple& matrices, const std::optional<shape>& known) {
    const auto& [u, v, w] = matrices;
    const std::string rows =
        std::to_string(u.rows) + ", " + std::to_string(v.rows) + " and " + std::to_string(w.rows);
    if (!known) {
        const std::optional<shape> found = shape_of_rows(u.rows, v.rows, w.rows);
        if (!found)
            throw malformed("no product has U, V and W of " + rows + " rows");
        return *found;
    }
    const std::int64_t m = known->m, k = known->k, n = known->n;
    if (u.rows != m * k || v.rows != k * n || w.rows != m * n)
        throw malformed("U, V and W have " + rows + " rows, " + to_string(*known) + " needs " +
                        std::to_string(m * k) + ", " + std::to_string(k * n) + " and " +
                        std::to_string(m * n));
    return *known;
}

exact_table table_of(const matrix_triple& matrices, const std::optional<shape>& known, std::string name,
                     const reading_options& options) {
    const shape dimensions = dimensions_of(matrices, known);
    const auto& [u, v, w] = matrices;
    if (u.columns != v.columns || u.columns != w.columns)
        throw malformed("U, V and W have " + std::to_string(u.columns) + ", " + std::to_string(v.columns) +
                        " and " + std::to_string(w.columns) + " columns, expected as many in each");
    counting_builder builder(dimensions, u.columns, options.order.value_or(w_order::c_transposed),
                             options.most);
    for (const factor which : factors) {
        try {
            for_each_nonzero(matrices[static_cast<std::size_t>(which)],
                             [&](std::int64_t row, std::int64_t column, const auto& value) {
                                 builder.add(which, column, row, value);
                             });
        } catch (const malformed& problem) {
            throw malformed(std::string(1, "UVW"[static_cast<std::size_t>(which)]), problem.what());
        }
    }
    return builder.finish(std::move(name));
}

// Factorization number i of flip-cpd's array.
exact_table flat_table(const numpy_array& array, std::int64_t i, const shape& dimensions,
                       const reading_options& options) {
    const auto [m, k, n] = dimensions;
    const std::array<std::int64_t, 3> rows{std::int64_t(m) * k, std::int64_t(k) * n, std::int64_t(m) * n};
    const std::int64_t pairs = array.shape.back() / 2, rank = pairs / (rows[0] + rows[1] + rows[2]);
    counting_builder builder(dimensions, rank, options.order.value_or(w_order::c), options.most);
    const std::vector<std::int64_t> strides = array.strides();
    const std::int64_t first = array.dimensions() == 1 ? 0 : i * strides.front(), stride = strides.back();
    // Every denominator is there, so that those of the nonzero numerators are met in the same order.
    std::vector<std::int64_t> denominators(static_cast<std::size_t>(pairs), 0);
    const auto place = [&](std::int64_t pair) {
        return "factorization " + std::to_string(i + 1) + ", coefficient " + std::to_string(pair + 1);
    };
    const auto small = [&](std::int64_t pair, const auto& value) {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::int64_t>)
            return value;
        else
            return (throw malformed(place(pair), "expected an integer, got " + to_string(value)),
                    std::int64_t(0));
    };
    for_each_nonzero({&array, first + stride, pairs, 1, 2 * stride, stride},
                     [&](std::int64_t pair, std::int64_t, const auto& value) {
                         denominators[static_cast<std::size_t>(pair)] = small(pair, value);
                     });
    for (std::int64_t pair = 0; pair < pairs; ++pair)
        if (denominators[static_cast<std::size_t>(pair)] == 0)
            throw malformed(place(pair), "the denominator is 0");
    std::int64_t begin = 0;
    for (const factor which : factors) {
        const std::int64_t size = rows[static_cast<std::size_t>(which)];
        for_each_nonzero(
            {&array, first + 2 * begin * stride, rank, size, 2 * size * stride, 2 * stride},
            [&](std::int64_t product, std::int64_t row, const auto& value) {
                const std::int64_t pair = begin + product * size + row;
                const integer below = denominators[static_cast<std::size_t>(pair)];
                const std::int64_t above = small(pair, value);
                if (below == 1)
                    builder.add(which, product, row, above);
                else // Boost takes no negative denominator.
                    builder.add(which, product, row,
                                number(rational(below < 0 ? -integer(above) : integer(above), abs(below))));
            });
        begin += rank * size;
    }
    return builder.finish({});
}

bool recognizes_npz(std::string_view bytes) {
    return bytes.starts_with("PK\3\4") || bytes.starts_with("PK\5\6");
}

// The dimensions in "3,4,5", and in "3,4,5_2" for a second factorization of these.
std::optional<shape> named_shape(std::string_view name) {
    if (const std::size_t number = name.find('_'); number != std::string_view::npos) {
        if (name.find_first_not_of("0123456789", number + 1) != std::string_view::npos)
            return std::nullopt;
        name = name.substr(0, number);
    }
    std::array<int, 3> dimensions{};
    std::size_t which = 0;
    bool has_digit = false;
    for (const char c : name) {
        if (c == ',' && has_digit && which < 2) {
            ++which;
            has_digit = false;
        } else if (c >= '0' && c <= '9' && dimensions[which] < 10000) {
            dimensions[which] = dimensions[which] * 10 + (c - '0');
            has_digit = true;
        } else {
            return std::nullopt;
        }
    }
    if (which != 2 || !has_digit)
        return std::nullopt;
    return shape{dimensions[0], dimensions[1], dimensions[2]};
}

void read_npz(std::string_view bytes, const reading_options& options, const table_sink& sink) {
    const zip_reader archive(bytes, options.most.unpacked_bytes);
    std::int64_t factorizations = 0;
    for (std::size_t entry = 0; entry < archive.size(); ++entry) {
        const std::string& file = archive.name(entry);
        if (file.ends_with('/')) // A folder.
            continue;
        const std::string place = "entry " + fastmm_tool::in_quotes(file);
        if (!file.ends_with(".npy"))
            throw malformed(place, "expected only .npy files in the archive");
        const std::string content = archive.read(entry);
        const std::string name = file.substr(0, file.size() - 4);
        std::optional<shape> dimensions = named_shape(std::string_view(name).substr(name.rfind('/') + 1));
        if (!dimensions)
            dimensions = options.dimensions;
        // What the sink throws is not of this entry.
        const auto at_entry = [&](auto make) {
            try {
                return make();
            } catch (const malformed& problem) {
                throw malformed(place, problem.what());
            }
        };
        const numpy_array array = at_entry([&] { return read_npy(content); });
        const factorizations_of all = at_entry([&] { return factorizations_of(array); });
        if ((factorizations += all.size()) > most_factorizations)
            throw malformed(place, "more than " + std::to_string(most_factorizations) + " factorizations");
        for (std::int64_t i = 0; i < all.size(); ++i)
            sink(at_entry([&] { return table_of(all[i], dimensions, name, options); }));
    }
    if (factorizations == 0)
        throw malformed("the archive holds no array");
}

bool recognizes_npy(std::string_view bytes) {
    return bytes.starts_with(npy_magic);
}

void read_plain_npy(std::string_view bytes, const reading_options& options, const table_sink& sink) {
    const numpy_array array = read_npy(bytes);
    const auto require_modest = [](std::int64_t count) {
        if (count > most_factorizations)
            throw malformed(std::to_string(count) + " factorizations, at most " +
                            std::to_string(most_factorizations) + " are read");
    };
    if (array.type.kind != numpy_kind::object && (array.dimensions() == 1 || array.dimensions() == 2)) {
        const std::string what = "an array of shape " + to_string(array.shape);
        if (!options.dimensions)
            throw malformed(what + " does not say its dimensions, and none are given");
        const auto [m, k, n] = *options.dimensions;
        for (const int d : {m, k, n})
            if (d < 1 || d > options.most.dimension)
                throw malformed("expected dimensions from 1 to " + std::to_string(options.most.dimension) +
                                ", got " + std::to_string(d));
        const std::int64_t product = 2 * (std::int64_t(m) * k + std::int64_t(k) * n + std::int64_t(m) * n);
        if (array.data.empty() || array.shape.back() % product != 0)
            throw malformed(what + " is no factorization of " + to_string(*options.dimensions) +
                            ", which has " + std::to_string(product) + " integers for each product");
        const std::int64_t count = array.dimensions() == 1 ? 1 : array.shape[0];
        require_modest(count);
        for (std::int64_t i = 0; i < count; ++i)
            sink(flat_table(array, i, *options.dimensions, options));
        return;
    }
    const factorizations_of all(array);
    require_modest(all.size());
    for (std::int64_t i = 0; i < all.size(); ++i)
        sink(table_of(all[i], options.dimensions, {}, options));
}

} // namespace

const notation npz_notation{"npz", "AlphaTensor's archive of NumPy arrays", recognizes_npz, read_npz};
const notation npy_notation{"npy", "a NumPy array of a factorization", recognizes_npy, read_plain_npy};

} // namespace fastmm_tool
