// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A product modulo p: residues become digits, products of digits are formed exactly by a schedule, and what they add to the
// result is reduced.

#pragma once

#include <fastmm/execution/exact_growth.hpp>
#include <fastmm/execution/execute.hpp>
#include <fastmm/ring/residue_runs.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// A schedule's levels for digits, and the inner dimension up to which its products are exact.
template <class Digit>
struct digit_schedule {
    level_sequence<Digit> levels;
    std::ptrdiff_t inner = 0;
};

template <class Digit>
bool is_exact_product(level_sequence<Digit> levels, const digit_format& format, std::ptrdiff_t inner) {
    return exact_growth<Digit>(levels, inner).largest * format.largest * format.largest <=
           format.largest_exact();
}

// As many of the levels, from the innermost on, as are exact for blocks of the inner dimension that are worth it.
template <class Digit>
digit_schedule<Digit> exact_schedule(level_sequence<Digit> levels, const digit_format& format,
                                     std::ptrdiff_t inner) {
    constexpr std::ptrdiff_t least_inner = 128;
    for (;; levels = levels.subspan(1)) {
        for (std::ptrdiff_t parts = 1;; parts *= 2) {
            const std::ptrdiff_t part = (inner + parts - 1) / parts;
            if (is_exact_product<Digit>(levels, format, part))
                return {levels, part};
            if (part <= least_inner && !levels.empty())
                break;
        }
    }
}

// Lines of a matrix of digits, contiguous ones, beside those of a matrix of elements.
template <class E, class Digit, class Visit>
void for_each_digit_line(const matrix_view<E>& elements, const matrix_view<Digit>& digits,
                         const team_member& member, Visit visit) {
    const bool by_columns = digits.row_stride == 1;
    const matrix_view<E> x = by_columns ? elements : elements.transposed();
    const matrix_view<Digit> y = by_columns ? digits : digits.transposed();
    const auto [begin, end] = member.share(y.cols, 1);
    for (std::ptrdiff_t j = begin; j < end; ++j)
        visit(x.data + j * x.col_stride, x.row_stride, y.data + j * y.col_stride, y.rows);
}

inline constexpr std::ptrdiff_t gathered_elements = 256;

template <class E, class Digit>
void write_digits(const digit_writer<E, Digit>& writer, const matrix_view<const E>& elements,
                  const matrix_view<Digit>& digits, const team_member& member) {
    for_each_digit_line(elements, digits, member,
                        [&](const E* from, std::ptrdiff_t stride, Digit* to, std::ptrdiff_t count) {
                            if (stride == 1)
                                return writer.write(from, to, count);
                            E gathered[gathered_elements];
                            for (std::ptrdiff_t i = 0; i < count; i += gathered_elements) {
                                const std::ptrdiff_t part = std::min(gathered_elements, count - i);
                                for (std::ptrdiff_t q = 0; q < part; ++q)
                                    gathered[q] = from[(i + q) * stride];
                                writer.write(gathered, to + i, part);
                            }
                        });
}

template <class E, class Digit>
void add_product(const residue_adder<E, Digit>& adder, const matrix_view<Digit>& product,
                 const matrix_view<E>& target, const team_member& member) {
    for_each_digit_line(target, product, member,
                        [&](E* to, std::ptrdiff_t stride, const Digit* from, std::ptrdiff_t count) {
                            if (stride == 1)
                                return adder.add(from, to, count);
                            E gathered[gathered_elements];
                            for (std::ptrdiff_t i = 0; i < count; i += gathered_elements) {
                                const std::ptrdiff_t part = std::min(gathered_elements, count - i);
                                for (std::ptrdiff_t q = 0; adder.reads_target() && q < part; ++q)
                                    gathered[q] = to[(i + q) * stride];
                                adder.add(from + i, gathered, part);
                                for (std::ptrdiff_t q = 0; q < part; ++q)
                                    to[(i + q) * stride] = gathered[q];
                            }
                        });
}

// C = beta * C modulo p, for a residue beta.
template <class E>
void scale_residues(std::uint64_t p, std::uint64_t beta, const matrix_view<E>& C) {
    for (std::ptrdiff_t j = 0; j < C.cols; ++j)
        for (std::ptrdiff_t i = 0; i < C.rows; ++i)
            C(i, j) = static_cast<E>(beta == 0 ? 0 : multiply_residues(beta, residue_of(C(i, j), p), p));
}

// C = alpha * A * B + beta * C modulo p by three loops, for residues alpha and beta.
template <class E>
void naive_residues(std::uint64_t p, std::uint64_t alpha, const matrix_view<const E>& A,
                    const matrix_view<const E>& B, std::uint64_t beta, const matrix_view<E>& C) {
    const wide_unsigned limit =
        static_cast<wide_unsigned>(p) * p * 2; // at most 2^127, and so one more product fits
    for (std::ptrdiff_t j = 0; j < C.cols; ++j)
        for (std::ptrdiff_t i = 0; i < C.rows; ++i) {
            wide_unsigned sum = 0;
            for (std::ptrdiff_t l = 0; l < A.cols; ++l) {
                sum += static_cast<wide_unsigned>(residue_of(A(i, l), p)) * residue_of(B(l, j), p);
                if (sum >= limit)
                    sum -= limit;
            }
            std::uint64_t result = multiply_residues(alpha, static_cast<std::uint64_t>(sum % p), p);
            if (beta != 0)
                result = add_residues(result, multiply_residues(beta, residue_of(C(i, j), p), p), p);
            C(i, j) = static_cast<E>(result);
        }
}

// Whether a product is over before its digits are written.
inline bool is_naive_product(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                             const digit_format& format) {
    const double rows = static_cast<double>(m), inner = static_cast<double>(k), cols = static_cast<double>(n);
    return rows * inner * cols <= format.products() * (rows * inner + inner * cols + 2 * rows * cols + 256);
}

// One product by digits.
template <class E, class Digit>
class digit_multiplication {
public:
    digit_multiplication(std::uint64_t p, const digit_format& format, const digit_schedule<Digit>& schedule,
                         const execution_settings& settings)
        : p_(p), format_(format), schedule_(schedule), settings_(settings) {}

    std::size_t workspace_bytes(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) const {
        const std::ptrdiff_t inner = schedule_.inner, last = k % inner == 0 ? inner : k % inner;
        return lease_alignment + lease_bytes<Digit>(temporary_elements<Digit>(m, inner)) +
               lease_bytes<Digit>(temporary_elements<Digit>(inner, n)) +
               lease_bytes<Digit>(temporary_elements<Digit>(m, n)) +
               std::max(level_bytes<Digit>(schedule_.levels, m, inner, n, settings_, true),
                        level_bytes<Digit>(schedule_.levels, m, last, n, settings_, true));
    }

    // C = alpha * A * B + beta * C modulo p, for residues alpha and beta. Requires: memory for workspace_bytes(); no
    // dimension is zero; C does not overlap A or B.
    void run(std::uint64_t alpha, const matrix_view<const E>& A, const matrix_view<const E>& B,
             std::uint64_t beta, const matrix_view<E>& C, arena& memory) const {
        const std::array<digit_product, 6> products = products_of(format_, p_);
        const std::ptrdiff_t m = C.rows, n = C.cols;
        const lease<Digit> left(memory, temporary_elements<Digit>(m, schedule_.inner)),
            right(memory, temporary_elements<Digit>(schedule_.inner, n)),
            sums(memory, temporary_elements<Digit>(m, n));
        const matrix_view<Digit> product = temporary<Digit>(sums.data(), m, n, C);
        bool first = true;
        for (std::ptrdiff_t l = 0; l < A.cols; l += schedule_.inner) {
            const std::ptrdiff_t k = std::min(schedule_.inner, A.cols - l);
            const matrix_view<const E> a_part = A.block(0, l, m, k), b_part = B.block(l, 0, k, n);
            const matrix_view<Digit> a = temporary<Digit>(left.data(), m, k, A),
                                     b = temporary<Digit>(right.data(), k, n, B);
            const level_sequence<Digit> levels = schedule_.levels;
            const value_bounds bounds = exact_growth<Digit>(levels, k);
            for (int i = 0; i < format_.products(); ++i) {
                const digit_product& part = products[static_cast<std::size_t>(i)];
                const digit_writer<E, Digit> writer(p_, format_, part.digits);
                run_team(settings_.parallel, settings_.threads, [&](const team_member& member) {
                    write_digits(writer, a_part, a, member);
                    write_digits(writer, b_part, b, member);
                });
                run_levels<Digit>(levels, Digit(1), a, b, Digit(0), product, memory, settings_, nullptr);
                const residue_adder<E, Digit> adder(p_, multiply_residues(alpha, part.weight, p_),
                                                    first ? beta : 1, !first,
                                                    bounds.result * format_.largest * format_.largest);
                run_team(settings_.parallel, settings_.threads,
                         [&](const team_member& member) { add_product(adder, product, C, member); });
                first = false;
            }
        }
    }

private:
    std::uint64_t p_;
    digit_format format_;
    digit_schedule<Digit> schedule_;
    execution_settings settings_;
};

// multiply_modulo() without overlap, for digits of one type. choose(format, settings) tells the levels.
template <class E, class Digit, class Choose>
void multiply_by_digits(std::uint64_t p, const digit_format& format, std::uint64_t alpha,
                        const matrix_view<const E>& A, const matrix_view<const E>& B, std::uint64_t beta,
                        const matrix_view<E>& C, const options& wanted, const Choose& choose) {
    const execution_settings settings = settings_for<Digit>(wanted);
    const auto chosen = choose.template schedule_for<Digit>(format, C.rows, A.cols, C.cols, wanted);
    for (level_sequence<Digit> levels = chosen.levels();; levels = levels.subspan(1)) {
        const digit_multiplication<E, Digit> product(p, format, exact_schedule<Digit>(levels, format, A.cols),
                                                     settings);
        const std::size_t bytes = product.workspace_bytes(C.rows, A.cols, C.cols);
        check_given_workspace(wanted, false, "the product", [&] { return bytes; });
        workspace_for_call memory;
        if (bytes <= wanted.max_workspace && memory.acquire(bytes, wanted.workspace)) {
            arena leases(memory.bytes());
            return product.run(alpha, A, B, beta, C, leases);
        }
        if (levels.empty())
            return naive_residues<E>(p, alpha, A, B, beta, C);
    }
}

// The bytes that multiply_apart() leases.
template <class Digit, class Choose>
std::size_t digit_workspace_bytes(std::uint64_t p, const digit_format& format, std::ptrdiff_t m,
                                  std::ptrdiff_t k, std::ptrdiff_t n, const options& wanted,
                                  const Choose& choose) {
    const auto chosen = choose.template schedule_for<Digit>(format, m, k, n, wanted);
    return digit_multiplication<Digit, Digit>(p, format, exact_schedule<Digit>(chosen.levels(), format, k),
                                              settings_for<Digit>(wanted))
        .workspace_bytes(m, k, n);
}
template <class Choose>
std::size_t modular_workspace_bytes(std::uint64_t p, std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                                    const options& wanted, const Choose& choose) {
    const digit_format format = digits_for(p);
    if (m == 0 || k == 0 || n == 0 || is_naive_product(m, k, n, format))
        return 0;
    if constexpr (Choose::may_use_floats)
        if (format.in_floats)
            return digit_workspace_bytes<float>(p, format, m, k, n, wanted, choose);
    return digit_workspace_bytes<double>(p, format, m, k, n, wanted, choose);
}

template <class E, class Choose>
void multiply_apart(std::uint64_t p, std::uint64_t alpha, const matrix_view<const E>& A,
                    const matrix_view<const E>& B, std::uint64_t beta, const matrix_view<E>& C,
                    const options& wanted, const Choose& choose) {
    const digit_format format = digits_for(p);
    if (is_naive_product(C.rows, A.cols, C.cols, format))
        return naive_residues<E>(p, alpha, A, B, beta, C);
    if constexpr (Choose::may_use_floats)
        if (format.in_floats)
            return multiply_by_digits<E, float>(p, format, alpha, A, B, beta, C, wanted, choose);
    multiply_by_digits<E, double>(p, format, alpha, A, B, beta, C, wanted, choose);
}

// C = alpha * A * B + beta * C modulo p, for elements that hold any integers, with the contracts of multiply<S>; C is
// residues 0 .. p - 1.
template <class E, class Choose>
void multiply_modulo(std::uint64_t p, std::uint64_t alpha, const matrix_view<const E>& A,
                     const matrix_view<const E>& B, std::uint64_t beta, const matrix_view<E>& C,
                     const options& wanted, const Choose& choose) {
    if (!shapes_fit<E>(A, B, C))
        fail_shapes<E>(A, B, C);
    if (!holds_residues<E>(p))
        fail("the elements of C do not hold residues modulo " + std::to_string(p));
    if (C.empty())
        return;
    if (A.cols == 0 || alpha == 0)
        return scale_residues<E>(p, beta, C);
    if (!overlap(C, A) && !overlap(C, B))
        return multiply_apart<E>(p, alpha, A, B, beta, C, wanted, choose);
    check_given_workspace(wanted, true, "the product", [] { return std::size_t(0); });
    const owned_matrix<E> product(C.rows, C.cols);
    const matrix_view<E> result = product.view();
    multiply_apart<E>(p, alpha, A, B, 0, result, wanted, choose);
    for (std::ptrdiff_t j = 0; j < C.cols; ++j)
        for (std::ptrdiff_t i = 0; i < C.rows; ++i) {
            const std::uint64_t kept = beta == 0 ? 0 : multiply_residues(beta, residue_of(C(i, j), p), p);
            C(i, j) = static_cast<E>(add_residues(residue_of(result(i, j), p), kept, p));
        }
}

// The code of a schedule for digits, whose tables are proved over another ring than that of the digits.
template <class Digit, class S>
inline constexpr std::array<scheduled_level<Digit>, 0> digit_schedule_code{};
template <class Digit, level First, level... Rest>
inline constexpr auto digit_schedule_code<Digit, levels<First, Rest...>> = [] {
    constexpr way execution = way_for<Digit, First, sizeof...(Rest) == 0>();
    std::array<scheduled_level<Digit>, sizeof...(Rest) + 1> code{
        schedule_level<Digit, execution>(level_code_of<table_of<First>, execution, false>, 1)};
    for (std::size_t i = 0; i < sizeof...(Rest); ++i)
        code[i + 1] = digit_schedule_code<Digit, levels<Rest...>>[i];
    return code;
}();

// Levels that the caller names.
template <schedule S, bool MayUseFloats>
struct named_digit_schedule {
    static constexpr bool may_use_floats = MayUseFloats;

    template <class Digit>
    struct code {
        level_sequence<Digit> levels() const { return digit_schedule_code<Digit, S>; }
    };

    template <class Digit>
    code<Digit> schedule_for(const digit_format&, std::ptrdiff_t, std::ptrdiff_t, std::ptrdiff_t,
                             const options&) const {
        return {};
    }
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
