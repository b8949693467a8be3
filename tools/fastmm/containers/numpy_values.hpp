// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The nonzero values of a matrix inside an array, exactly. Tables are nearly all zeros and small integers, so these are
// passed over and handed out without making a number of them.

#pragma once

#include "containers/numpy_array.hpp"
#include "exact/malformed.hpp"
#include "exact/number.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <type_traits>

namespace fastmm_tool {

/// A matrix inside a numeric array: its element (i, j) is number first + i row_stride + j column_stride.
struct numpy_matrix {
    const numpy_array* array = nullptr;
    std::int64_t first = 0;
    std::int64_t rows = 0;
    std::int64_t columns = 0;
    std::int64_t row_stride = 0;
    std::int64_t column_stride = 0;
};

/// A value of 16 bits as IEEE 754 reads them.
inline double half_precision(std::uint16_t bits) {
    const int exponent = bits >> 10 & 31, mantissa = bits & 1023;
    const double size = exponent == 31  ? (mantissa == 0 ? std::numeric_limits<double>::infinity()
                                                         : std::numeric_limits<double>::quiet_NaN())
                        : exponent == 0 ? std::ldexp(mantissa, -24)
                                        : std::ldexp(mantissa + 1024, exponent - 25);
    return (bits & 0x8000) != 0 ? -size : size;
}

namespace numpy_values {

template <class T>
T load(const char* from, bool swapped) {
    std::array<char, sizeof(T)> bytes;
    std::memcpy(bytes.data(), from, sizeof(T));
    if (swapped)
        std::reverse(bytes.begin(), bytes.end());
    return std::bit_cast<T>(bytes);
}

// Calls add(i, j, value) for the value as a std::int64_t where it is one, as a number else.
template <class Add>
class value_adder {
public:
    explicit value_adder(Add& add) : add_(add) {}

    template <class T>
    void operator()(std::int64_t i, std::int64_t j, T value) {
        if constexpr (std::is_floating_point_v<T>)
            add_real(i, j, value);
        else if constexpr (std::is_same_v<T, std::uint64_t>)
            value >> 63 == 0 ? add_(i, j, static_cast<std::int64_t>(value))
                             : add_(i, j, number(rational(value)));
        else
            add_(i, j, static_cast<std::int64_t>(value));
    }

    void add_complex(std::int64_t i, std::int64_t j, double re, double im) {
        im == 0 ? add_real(i, j, re) : add_fraction(i, j, re, im);
    }

private:
    void add_real(std::int64_t i, std::int64_t j, double value) {
        constexpr double most = 4503599627370496.; // 2^52
        if (value == 0)
            return;
        if (value >= -most && value <= most) {
            const auto whole = static_cast<std::int64_t>(value);
            if (static_cast<double>(whole) == value)
                return add_(i, j, whole);
        }
        add_fraction(i, j, value, 0);
    }

    // Fractions are few, and each comes again.
    void add_fraction(std::int64_t i, std::int64_t j, double re, double im) {
        require_finite(i, j, re);
        require_finite(i, j, im);
        const std::uint64_t bits = std::bit_cast<std::uint64_t>(re) + 5 * std::bit_cast<std::uint64_t>(im);
        known_number& known = known_[(bits ^ bits >> 32 ^ bits >> 51) % known_.size()];
        if (known.re != re || known.im != im)
            known = {re, im, number(gaussian{exact_value(re), exact_value(im)})};
        add_(i, j, known.exact);
    }

    static void require_finite(std::int64_t i, std::int64_t j, double value) {
        if (!std::isfinite(value))
            throw malformed("row " + std::to_string(i + 1) + ", column " + std::to_string(j + 1),
                            std::isnan(value) ? "a coefficient is NaN" : "a coefficient is infinite");
    }

    struct known_number {
        double re = 0;
        double im = 0;
        number exact;
    };

    Add& add_;
    std::array<known_number, 64> known_;
};

// visit(i, j, p) for every element, whose first byte is at p, in the order in which they lie in memory.
template <class Visit>
void for_each_element(const numpy_matrix& matrix, Visit visit) {
    const std::int64_t size = matrix.array->type.bytes;
    const bool by_rows = matrix.column_stride <= matrix.row_stride;
    const std::int64_t slow = by_rows ? matrix.rows : matrix.columns;
    const std::int64_t fast = by_rows ? matrix.columns : matrix.rows;
    const std::int64_t slow_stride = by_rows ? matrix.row_stride : matrix.column_stride;
    const std::int64_t fast_stride = by_rows ? matrix.column_stride : matrix.row_stride;
    for (std::int64_t s = 0; s < slow; ++s) {
        const char* const run = matrix.array->data.data() + (matrix.first + s * slow_stride) * size;
        for (std::int64_t f = 0; f < fast; ++f)
            by_rows ? visit(s, f, run + f * fast_stride * size) : visit(f, s, run + f * fast_stride * size);
    }
}

} // namespace numpy_values

/// Calls add(i, j, value) for every nonzero of the matrix, the value as a std::int64_t where it is one and small, as a number
/// else. Requires: the matrix lies inside its numeric array. Throws malformed for a NaN or an infinity, with its row and
/// column from 1.
template <class Add>
void for_each_nonzero(const numpy_matrix& matrix, Add add) {
    const numpy_type& type = matrix.array->type;
    const bool swapped = type.big_endian != (std::endian::native == std::endian::big);
    numpy_values::value_adder<Add> adder(add);
    const auto plain = [&]<class T>(T) {
        numpy_values::for_each_element(matrix, [&](std::int64_t i, std::int64_t j, const char* p) {
            if (const T value = numpy_values::load<T>(p, swapped); value != 0)
                adder(i, j, value);
        });
    };
    const auto complex = [&]<class T>(T) {
        numpy_values::for_each_element(matrix, [&](std::int64_t i, std::int64_t j, const char* p) {
            const T re = numpy_values::load<T>(p, swapped),
                    im = numpy_values::load<T>(p + sizeof(T), swapped);
            if (re != 0 || im != 0)
                adder.add_complex(i, j, re, im);
        });
    };
    switch (type.kind) {
    case numpy_kind::boolean:
        return numpy_values::for_each_element(matrix, [&](std::int64_t i, std::int64_t j, const char* p) {
            if (*p != 0)
                add(i, j, std::int64_t(1));
        });
    case numpy_kind::signed_integer:
        return type.bytes == 1   ? plain(std::int8_t())
               : type.bytes == 2 ? plain(std::int16_t())
               : type.bytes == 4 ? plain(std::int32_t())
                                 : plain(std::int64_t());
    case numpy_kind::unsigned_integer:
        return type.bytes == 1   ? plain(std::uint8_t())
               : type.bytes == 2 ? plain(std::uint16_t())
               : type.bytes == 4 ? plain(std::uint32_t())
                                 : plain(std::uint64_t());
    case numpy_kind::real:
        if (type.bytes == 2)
            return numpy_values::for_each_element(matrix, [&](std::int64_t i, std::int64_t j, const char* p) {
                adder(i, j, half_precision(numpy_values::load<std::uint16_t>(p, swapped)));
            });
        return type.bytes == 4 ? plain(float()) : plain(double());
    case numpy_kind::complex:
        return type.bytes == 8 ? complex(float()) : complex(double());
    case numpy_kind::object:
        return;
    }
}

} // namespace fastmm_tool
