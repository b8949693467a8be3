// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A fully connected network: rectified linear layers, softmax at the end, trained by gradient descent with
// momentum. All its matrix products are formed by whatever the caller hands in.

#pragma once

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <span>
#include <utility>
#include <vector>

namespace example {

struct descent {
    double learning_rate = 0.01;
    double momentum = 0.9;
};

/// The network. A Product writes the product of two dense expressions to a matrix of the right shape:
/// product(a, b, c). The operands are matrices or transposes of matrices; c overlaps neither.
template <class T>
class network {
public:
    using matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;
    using row_vector = Eigen::Matrix<T, 1, Eigen::Dynamic>;

    /// widths: of the input, the hidden layers and the output. The same seed gives the same network, up to
    /// rounding whatever T is. Weights are normal with variance 2 / inputs (K. He et al., Delving deep into
    /// rectifiers, 2015).
    network(std::span<const Eigen::Index> widths, std::uint64_t seed) {
        std::mt19937_64 engine(seed);
        for (std::size_t i = 0; i + 1 < widths.size(); ++i) {
            const Eigen::Index inputs = widths[i], outputs = widths[i + 1];
            std::normal_distribution<double> normal(0, std::sqrt(2 / static_cast<double>(inputs)));
            layer next;
            next.weights =
                matrix::NullaryExpr(inputs, outputs, [&] { return static_cast<T>(normal(engine)); });
            next.bias = row_vector::Zero(outputs);
            next.weights_velocity = matrix::Zero(inputs, outputs);
            next.bias_velocity = row_vector::Zero(outputs);
            next.gradient.resize(inputs, outputs);
            layers_.push_back(std::move(next));
        }
    }

    /// One step of gradient descent on the mean cross entropy of some images (one a row); returns that mean
    /// as it was before the step.
    template <class Product>
    double train(const matrix& images, std::span<const std::uint8_t> labels, const descent& how,
                 Product& product) {
        forward(images, product);
        const double loss = softmax_cross_entropy(labels);
        for (std::size_t i = layers_.size(); i-- > 0;) {
            layer& here = layers_[i];
            const matrix& input = i == 0 ? images : layers_[i - 1].output;
            product(input.transpose(), here.delta, here.gradient);
            if (i > 0) {
                layer& before = layers_[i - 1];
                before.delta.resize(input.rows(), input.cols());
                product(here.delta, here.weights.transpose(), before.delta);
                before.delta = (before.output.array() > T(0)).select(before.delta, T(0));
            }
            here.descend(how);
        }
        return loss;
    }

    /// How many of some images (one a row) the network names right.
    template <class Product>
    std::size_t right_answers(const matrix& images, std::span<const std::uint8_t> labels, Product& product) {
        forward(images, product);
        const matrix& scores = layers_.back().output;
        std::size_t right = 0;
        for (Eigen::Index i = 0; i < scores.rows(); ++i) {
            Eigen::Index answer = 0;
            scores.row(i).maxCoeff(&answer);
            if (answer == Eigen::Index(labels[static_cast<std::size_t>(i)]))
                ++right;
        }
        return right;
    }

private:
    struct layer {
        matrix weights; // inputs x outputs
        row_vector bias;
        matrix weights_velocity;
        row_vector bias_velocity;
        matrix gradient; // Of the loss by the weights.
        matrix output;   // One image a row; of the last layer, before softmax.
        matrix delta;    // The gradient of the loss by the output before rectification.

        void descend(const descent& how) {
            const T rate = static_cast<T>(how.learning_rate), momentum = static_cast<T>(how.momentum);
            weights_velocity = momentum * weights_velocity - rate * gradient;
            weights += weights_velocity;
            bias_velocity = momentum * bias_velocity - rate * delta.colwise().sum();
            bias += bias_velocity;
        }
    };

    template <class Product>
    void forward(const matrix& images, Product& product) {
        const matrix* input = &images;
        for (layer& here : layers_) {
            here.output.resize(input->rows(), here.weights.cols());
            product(*input, here.weights, here.output);
            here.output.rowwise() += here.bias;
            if (&here != &layers_.back())
                here.output = here.output.cwiseMax(T(0));
            input = &here.output;
        }
    }

    // Leaves the gradient of the mean cross entropy by the last output in delta.
    double softmax_cross_entropy(std::span<const std::uint8_t> labels) {
        layer& last = layers_.back();
        const Eigen::Index count = last.output.rows();
        last.delta = (last.output.colwise() - last.output.rowwise().maxCoeff()).array().exp();
        last.delta.array().colwise() /= last.delta.rowwise().sum().array().eval();
        double loss = 0;
        for (Eigen::Index i = 0; i < count; ++i) {
            T& likelihood = last.delta(i, Eigen::Index(labels[static_cast<std::size_t>(i)]));
            // An answer that rounds to impossible counts as the least likely one that T can hold.
            loss -=
                std::log(std::max(static_cast<double>(likelihood), double(std::numeric_limits<T>::min())));
            likelihood -= T(1);
        }
        last.delta /= static_cast<T>(count);
        return loss / static_cast<double>(count);
    }

    std::vector<layer> layers_;
};

} // namespace example
