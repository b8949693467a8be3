// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "table/residual.hpp"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>

namespace fastmm_tool {

namespace {

__extension__ using wide_integer = __int128;

template <class Integer>
Integer gcd_of(Integer x, Integer y) {
    while (y != 0) {
        const Integer remainder = x % y;
        x = y;
        y = remainder;
    }
    return x < 0 ? Integer(-x) : x;
}

// A rational or Gaussian coefficient times the common denominator of its factor matrix.
template <class Integer, bool Complex>
struct scaled_value;
template <class Integer>
struct scaled_value<Integer, false> {
    Integer re{};

    bool is_zero() const { return re == 0; }
    void add_product(const scaled_value& x, const scaled_value& y) { re += x.re * y.re; }
    void subtract(const Integer& x) { re -= x; }
    Integer common_divisor(const Integer& with) const { return gcd_of(with, re); }
    bool is_multiple_of(std::int64_t modulus) const { return re % modulus == 0; }
    gaussian over(const integer& denominator) const { return {rational(integer(re), denominator), 0}; }
};
template <class Integer>
struct scaled_value<Integer, true> {
    Integer re{}, im{};

    bool is_zero() const { return re == 0 && im == 0; }
    void add_product(const scaled_value& x, const scaled_value& y) {
        re += x.re * y.re - x.im * y.im;
        im += x.re * y.im + x.im * y.re;
    }
    void subtract(const Integer& x) { re -= x; }
    Integer common_divisor(const Integer& with) const { return gcd_of(gcd_of(with, re), im); }
    bool is_multiple_of(std::int64_t modulus) const { return re % modulus == 0 && im % modulus == 0; }
    gaussian over(const integer& denominator) const {
        return {rational(integer(re), denominator), rational(integer(im), denominator)};
    }
};

template <class Value>
Value product(const Value& x, const Value& y) {
    Value result;
    result.add_product(x, y);
    return result;
}

// Sums of one slice, dense: which were touched is kept, so that a slice costs what is in it.
template <class Value>
class dense_slice {
public:
    explicit dense_slice(std::size_t size) : sums_(size), touched_(size) {}

    Value& operator[](std::size_t at) {
        if (!touched_[at]) {
            touched_[at] = 1;
            places_.push_back(static_cast<std::uint32_t>(at));
        }
        return sums_[at];
    }

    // Visits all that was touched, and forgets it.
    template <class Visit>
    void drain(Visit visit) {
        for (const std::uint32_t at : places_) {
            visit(static_cast<std::size_t>(at), sums_[at]);
            sums_[at] = Value{};
            touched_[at] = 0;
        }
        places_.clear();
    }

private:
    std::vector<Value> sums_;
    std::vector<std::uint8_t> touched_;
    std::vector<std::uint32_t> places_;
};

// The same for values that are large themselves.
template <class Value>
class sparse_slice {
public:
    explicit sparse_slice(std::size_t) {}
    Value& operator[](std::size_t at) { return sums_[at]; }
    template <class Visit>
    void drain(Visit visit) {
        for (auto& [at, sum] : sums_)
            visit(at, sum);
        sums_.clear();
    }

private:
    std::unordered_map<std::size_t, Value> sums_;
};

// Columns whose coefficients are values, and rows that are found by the index of a block.
template <class Value>
struct valued_entry {
    std::uint32_t index;
    Value value;
};

// Walks the residual slice by slice: see(a, place in the slice, sum, expected) for all that is not trivially zero.
template <class Value, template <class> class Slice, class Convert, class Subtract, class See>
void walk_slices(const exact_table& table, w_order order, Convert convert, Subtract subtract_one, See see,
                 const std::function<void(double)>& progress) {
    const auto [m, k, n] = table.dimensions;
    const auto c_blocks = static_cast<std::size_t>(m) * static_cast<std::size_t>(n);
    const std::vector<std::uint32_t> places = places_of_c(table.dimensions, order);
    const auto columns = [&](factor which) {
        std::vector<Value> values;
        for (const number& value : table.values)
            values.push_back(convert(value, which));
        std::vector<valued_entry<Value>> entries;
        for (const exact_entry& e : table.columns(which).entries)
            entries.push_back({which == factor::w ? places[static_cast<std::size_t>(e.index)]
                                                  : static_cast<std::uint32_t>(e.index),
                               values[static_cast<std::size_t>(e.value)]});
        return entries;
    };
    const auto u = columns(factor::u), v = columns(factor::v), w = columns(factor::w);
    struct use {
        int column;
        std::size_t entry;
    };
    std::vector<std::vector<use>> uses(static_cast<std::size_t>(m * k));
    for (int r = 0; r < table.rank; ++r)
        for (auto i = static_cast<std::size_t>(table.u.begin[static_cast<std::size_t>(r)]);
             i < static_cast<std::size_t>(table.u.begin[static_cast<std::size_t>(r) + 1]); ++i)
            uses[u[i].index].push_back({r, i});

    Slice<Value> slice(static_cast<std::size_t>(k) * static_cast<std::size_t>(n) * c_blocks);
    const auto range = [](const exact_columns& c, int column) {
        const auto at = static_cast<std::size_t>(column);
        return std::pair(static_cast<std::size_t>(c.begin[at]), static_cast<std::size_t>(c.begin[at + 1]));
    };
    for (int a = 0; a < m * k; ++a) {
        if (progress)
            progress(static_cast<double>(a) / (m * k));
        for (const auto& [r, i] : uses[static_cast<std::size_t>(a)]) {
            const auto [v_first, v_last] = range(table.v, r);
            const auto [w_first, w_last] = range(table.w, r);
            if (w_first == w_last)
                continue; // No bound holds for its other factors.
            for (std::size_t j = v_first; j < v_last; ++j) {
                const Value uv = product(u[i].value, v[j].value);
                const std::size_t line = v[j].index * c_blocks;
                for (std::size_t l = w_first; l < w_last; ++l)
                    slice[line + w[l].index].add_product(uv, w[l].value);
            }
        }
        const int row = a / k, inner = a % k;
        const auto is_one = [&, cols = n](std::size_t at) {
            const auto b = static_cast<int>(at / c_blocks), c = static_cast<int>(at % c_blocks);
            return b / cols == inner && c / cols == row && b % cols == c % cols;
        };
        for (int col = 0; col < n; ++col)
            subtract_one(slice[static_cast<std::size_t>(inner * n + col) * c_blocks +
                               static_cast<std::size_t>(row * n + col)]);
        slice.drain([&](std::size_t at, Value& left) {
            if (!left.is_zero())
                see(a, at, left, is_one(at));
        });
    }
}

// Numbers with a parameter, as values of a slice.
struct general_value {
    number sum;

    bool is_zero() const { return sum.is_zero(); }
    void add_product(const general_value& x, const general_value& y) { sum = sum + x.sum * y.sum; }
};

wrong_entry entry_at(const exact_table& table, int a, std::size_t at, bool is_one, number got) {
    const auto [m, k, n] = table.dimensions;
    const auto c_blocks = static_cast<std::size_t>(m * n);
    const auto b = static_cast<int>(at / c_blocks), c = static_cast<int>(at % c_blocks);
    return {a / k + 1, a % k + 1, b / n + 1, b % n + 1, c / n + 1, c % n + 1, is_one ? 1 : 0, std::move(got)};
}

// Remembers the first wrong entry: slices come in order, the entries of one do not.
class first_wrong {
public:
    // Whether an entry comes before what is known.
    bool precedes(int a, std::size_t at) {
        if (known_ && std::pair(a_, at_) < std::pair(a, at))
            return false;
        known_ = true;
        a_ = a;
        at_ = at;
        return true;
    }

private:
    bool known_ = false;
    int a_ = 0;
    std::size_t at_ = 0;
};

template <class Integer, bool Complex, template <class> class Slice = dense_slice>
residual_report scaled_residual(const exact_table& table, w_order order, std::int64_t modulus,
                                const scaling& scale, const std::function<void(double)>& progress) {
    using value = scaled_value<Integer, Complex>;
    const auto convert = [&](const number& x, factor which) {
        const integer& denominator = which == factor::u ? scale.u : which == factor::v ? scale.v : scale.w;
        const gaussian c = x.constant();
        const integer re = scaled_part(c.re, denominator), im = scaled_part(c.im, denominator);
        value result;
        // Only values of the other factor matrices are beyond the bound.
        if (abs(re) <= scale.bound && abs(im) <= scale.bound) {
            result.re = static_cast<Integer>(re);
            if constexpr (Complex)
                result.im = static_cast<Integer>(im);
        }
        return result;
    };
    const integer one = scale.u * scale.v * scale.w;
    const auto unit = static_cast<Integer>(one);
    residual_report report;
    first_wrong first;
    Integer divisor = 0;
    const bool prime_to_denominators = modulus == 0 || one % modulus != 0;
    std::int64_t wrong_modulo = 0;
    walk_slices<value, Slice>(
        table, order, convert, [&](value& x) { x.subtract(unit); },
        [&](int a, std::size_t at, const value& left, bool is_one) {
            if (divisor != 1)
                divisor = left.common_divisor(divisor);
            ++report.wrong_entries;
            if (modulus != 0 && prime_to_denominators && left.is_multiple_of(modulus))
                return;
            ++wrong_modulo;
            if (first.precedes(a, at)) {
                gaussian got = left.over(one);
                got.re += is_one ? 1 : 0;
                report.first = entry_at(table, a, at, is_one, number(got));
            }
        },
        progress);
    report.is_zero = report.wrong_entries == 0;
    report.zero_modulo = modulus != 0 && prime_to_denominators && wrong_modulo == 0;
    if (modulus != 0 && prime_to_denominators)
        report.wrong_entries = wrong_modulo;
    // A common factor of the denominators is no unit, and no modulus either.
    report.common_divisor = integer(divisor);
    if (!report.is_zero)
        for (integer shared = gcd(report.common_divisor, one); shared > 1;
             shared = gcd(report.common_divisor, one))
            report.common_divisor /= shared;
    return report;
}

bool divides_a_denominator(const exact_table& table, std::int64_t modulus) {
    for (const number& value : table.values)
        for (const number::term& t : value.terms())
            for (const rational* part : {&t.coefficient.re, &t.coefficient.im})
                if (denominator(*part) % modulus == 0)
                    return true;
    return false;
}

residual_report general_residual(const exact_table& table, w_order order, std::int64_t modulus,
                                 const std::function<void(double)>& progress) {
    residual_report report;
    first_wrong first;
    bool any = false;
    walk_slices<general_value, sparse_slice>(
        table, order, [](const number& x, factor) { return general_value{x}; },
        [](general_value& x) { x.sum = x.sum - number(1); },
        [&](int a, std::size_t at, const general_value& left, bool is_one) {
            ++report.wrong_entries;
            const int lowest = left.sum.terms().front().exponent;
            report.lowest_exponent = any ? std::min(report.lowest_exponent, lowest) : lowest;
            any = true;
            if (first.precedes(a, at))
                report.first = entry_at(table, a, at, is_one, left.sum + number(is_one ? 1 : 0));
        },
        progress);
    report.is_zero = report.wrong_entries == 0;
    report.zero_modulo = modulus != 0 && report.is_zero && !divides_a_denominator(table, modulus);
    report.common_divisor = report.is_zero ? 0 : 1;
    return report;
}

} // namespace

residual_report residual(const exact_table& table, const scaling& scale, w_order order, std::int64_t modulus,
                         const std::function<void(double)>& progress) {
    if (!scale.applies)
        return general_residual(table, order, modulus, progress);
    if (!fits(scale, 126))
        return scale.complex
                   ? scaled_residual<integer, true, sparse_slice>(table, order, modulus, scale, progress)
                   : scaled_residual<integer, false, sparse_slice>(table, order, modulus, scale, progress);
    if (fits(scale, 62))
        return scale.complex ? scaled_residual<std::int64_t, true>(table, order, modulus, scale, progress)
                             : scaled_residual<std::int64_t, false>(table, order, modulus, scale, progress);
    return scale.complex ? scaled_residual<wide_integer, true>(table, order, modulus, scale, progress)
                         : scaled_residual<wide_integer, false>(table, order, modulus, scale, progress);
}

} // namespace fastmm_tool
