// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Evaluates expressions with operators and brackets while they are read, on stacks of its own: a chain of any length
// takes no more than a short one, and brackets nest as deep as a limit says.

#pragma once

#include "exact/malformed.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace fastmm_tool {

/// Operators are + - * / and ^, which binds strongest; a sign binds stronger than a product. `Arithmetic` has
///     void apply(char operation, std::size_t position, Operand& left, Operand&& right)
///     void negate(Operand& operand)
/// and position is what infix() was given. The caller sees to it that operands and operators alternate.
template <class Operand, class Arithmetic>
class operator_stack {
public:
    operator_stack(Arithmetic arithmetic, int most_depth)
        : arithmetic_(std::move(arithmetic)), most_depth_(most_depth) {}

    void push(Operand operand) { operands_.push_back(std::move(operand)); }

    /// A sign before an operand.
    void sign(char sign) {
        if (sign != '-')
            return;
        if (!operators_.empty() && operators_.back().name == negation)
            operators_.pop_back();
        else
            operators_.push_back({negation, 0});
    }

    /// Throws malformed for a power of a power, on which people do not agree.
    void infix(char name, std::size_t position) {
        if (name == '^' && is_exponent())
            throw malformed("a power of a power needs brackets");
        reduce(strength(name));
        operators_.push_back({name, position});
    }

    /// Throws malformed where brackets nest too deep.
    void open(std::size_t position) {
        if (depth_ == most_depth_)
            throw malformed("brackets nest deeper than " + std::to_string(most_depth_));
        ++depth_;
        operators_.push_back({bracket, position});
    }

    bool is_open() const { return depth_ > 0; }
    /// Of the innermost bracket that is open.
    std::size_t open_position() const {
        std::size_t at = operators_.size();
        while (operators_[--at].name != bracket) {
        }
        return operators_[at].position;
    }

    /// Closes the innermost bracket, and returns its operand, which may be changed. Requires: is_open().
    Operand& close() {
        reduce(0);
        operators_.pop_back();
        --depth_;
        return operands_.back();
    }

    /// The value of all. Requires: no bracket is open.
    Operand finish() {
        reduce(0);
        Operand result = std::move(operands_.back());
        operands_.clear();
        return result;
    }

private:
    static constexpr char negation = '~', bracket = '(';

    struct pending {
        char name;
        std::size_t position;
    };

    static int strength(char name) {
        switch (name) {
        case bracket:
            return -1;
        case '+':
        case '-':
            return 1;
        case negation:
            return 3;
        case '^':
            return 4;
        default:
            return 2;
        }
    }

    // Whether the last operand is one, maybe with a sign.
    bool is_exponent() const {
        std::size_t at = operators_.size();
        if (at > 0 && operators_[at - 1].name == negation)
            --at;
        return at > 0 && operators_[at - 1].name == '^';
    }

    // Applies what binds as strong as that or stronger.
    void reduce(int least) {
        while (!operators_.empty() && strength(operators_.back().name) >= least) {
            const auto [name, position] = operators_.back();
            operators_.pop_back();
            if (name == negation) {
                arithmetic_.negate(operands_.back());
            } else {
                Operand right = std::move(operands_.back());
                operands_.pop_back();
                arithmetic_.apply(name, position, operands_.back(), std::move(right));
            }
        }
    }

    Arithmetic arithmetic_;
    int most_depth_;
    int depth_ = 0;
    std::vector<pending> operators_;
    std::vector<Operand> operands_;
};

} // namespace fastmm_tool
