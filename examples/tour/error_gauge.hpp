// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// How far a product is from the exact one.

#pragma once

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <limits>

namespace example {

/// Holds some rows of A * B, computed in long double, and compares others' results with them. The rows are
/// spread evenly, so that each block of a schedule has some; all rows of a large product would take longer
/// than everything that is measured.
class error_gauge {
public:
    /// A is m x k, B is k x n. Cost: min(m, rows) k n products in long double.
    error_gauge(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b, Eigen::Index rows)
        : rows_(std::min(rows, a.rows())), stride_(a.rows() / rows_), reference_(rows_, b.cols()) {
        const Eigen::MatrixXd a_rows = sampled(a);
        const Eigen::Matrix<long double, Eigen::Dynamic, Eigen::Dynamic> a_exact = a_rows.cast<long double>();
        for (Eigen::Index j = 0; j < b.cols(); ++j)
            reference_.col(j).noalias() = a_exact * b.col(j).cast<long double>();
        scale_ = std::sqrt(static_cast<double>(a.cols() + 2)) * a_rows.norm() * b.norm();
    }

    /// ||C - AB||_F / (sqrt(k + 2) ||A||_F ||B||_F) over the rows, in units of the unit roundoff.
    double operator()(const Eigen::MatrixXd& c) const {
        constexpr double unit_roundoff = std::numeric_limits<double>::epsilon() / 2;
        const auto difference = (sampled(c).cast<long double>() - reference_).norm();
        return static_cast<double>(difference) / scale_ / unit_roundoff;
    }

private:
    Eigen::MatrixXd sampled(const Eigen::MatrixXd& matrix) const {
        Eigen::MatrixXd result(rows_, matrix.cols());
        for (Eigen::Index i = 0; i < rows_; ++i)
            result.row(i) = matrix.row(i * stride_ + stride_ / 2);
        return result;
    }

    Eigen::Index rows_;
    Eigen::Index stride_;
    Eigen::Matrix<long double, Eigen::Dynamic, Eigen::Dynamic> reference_;
    double scale_ = 0;
};

} // namespace example
