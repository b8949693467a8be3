// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// An element of Z/P as a scalar. To multiply matrices of them fast, include <fastmm/modular.hpp>.

#pragma once

#include <fastmm/ring/modulus.hpp>

#include <cstdint>
#include <limits>
#include <ostream>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

/// An integer modulo P, any number from 2 to 2^63, prime or not, held as its residue 0 .. P - 1 in 32 bits where P is at
/// most 2^32, else in 64. A matrix of them lies in memory as one of these integers.
template <std::uint64_t P>
class modular {
    static_assert(P >= 2 && P <= std::uint64_t(1) << 63, "Give a modulus from 2 to 2^63.");

public:
    using residue_type = std::conditional_t<P <= std::uint64_t(1) << 32, std::uint32_t, std::uint64_t>;
    static constexpr std::uint64_t characteristic = P;

    constexpr modular() = default;
    /// The residue of any integer.
    template <machine_integer Integer>
    constexpr explicit modular(Integer number)
        : residue_(static_cast<residue_type>(detail::residue_of(number, P))) {}

    constexpr residue_type value() const { return residue_; }

    /// Throws fastmm::error where the residue has a divisor in common with P.
    constexpr modular inverse() const {
        const std::uint64_t result = detail::inverse_residue(residue_, P);
        if (result == 0)
            detail::fail_inverse(residue_, P);
        return of(result);
    }

    friend constexpr modular operator+(modular x, modular y) {
        return of(detail::add_residues(x.residue_, y.residue_, P));
    }
    friend constexpr modular operator-(modular x, modular y) {
        return of(detail::subtract_residues(x.residue_, y.residue_, P));
    }
    friend constexpr modular operator*(modular x, modular y) {
        return of(detail::multiply_residues(x.residue_, y.residue_, P));
    }
    /// As inverse().
    friend constexpr modular operator/(modular x, modular y) { return x * y.inverse(); }
    friend constexpr modular operator-(modular x) { return modular() - x; }
    constexpr modular& operator+=(modular x) { return *this = *this + x; }
    constexpr modular& operator-=(modular x) { return *this = *this - x; }
    constexpr modular& operator*=(modular x) { return *this = *this * x; }
    constexpr modular& operator/=(modular x) { return *this = *this / x; }

    friend constexpr bool operator==(modular, modular) = default;
    friend std::ostream& operator<<(std::ostream& out, modular x) { return out << x.residue_; }

private:
    static constexpr modular of(std::uint64_t residue) {
        modular result;
        result.residue_ = static_cast<residue_type>(residue);
        return result;
    }

    residue_type residue_ = 0;
};

template <class T>
inline constexpr bool is_modular = false;
template <std::uint64_t P>
inline constexpr bool is_modular<modular<P>> = true;

template <std::uint64_t P>
inline constexpr bool commutes<modular<P>> = true;

namespace detail {
template <std::uint64_t P>
inline constexpr bool has_own_product<modular<P>> = true;
}

/// Tables that hold modulo P only are allowed, for moduli that an int holds.
template <std::uint64_t P>
requires(P <= static_cast<std::uint64_t>(std::numeric_limits<int>::max())) struct scalar_traits<modular<P>> {
    using ring = integers_modulo<static_cast<int>(P)>;
};

} // namespace fastmm::inline FASTMM_ABI
