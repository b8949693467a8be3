// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "commands/report.hpp"

#include "exact/malformed.hpp"
#include "table/conversion.hpp"
#include "terminal/formatted.hpp"
#include "terminal/text_table.hpp"

#include <ostream>

namespace fastmm_tool {

namespace {

using fastmm_support::formatted;

std::string coloured(const std::string& text, const judgement& j, const report_style& style) {
    if (!style.colour)
        return text;
    const char* const colour = j.accepted ? "32" : j.is_exact() ? "33" : "31";
    return std::string("\033[") + colour + 'm' + text + "\033[0m";
}

std::string order_text(w_order order) {
    return order == w_order::c ? "C" : "C transposed";
}

std::string verdict_text(const judgement& j) {
    std::string text = to_string(j.proof.result, j.proof.modulus);
    if (j.proof.result == verdict::approximate)
        text += ", the residual is O(x" +
                (j.proof.error_order == 1 ? "" : '^' + std::to_string(j.proof.error_order)) + ')';
    return text;
}

// What is left of the tensor, in a sentence; empty where nothing is.
std::string wrong_text(const judgement& j) {
    if (!j.proof.first)
        return "";
    const bool one = j.proof.wrong_entries == 1;
    return std::to_string(j.proof.wrong_entries) +
           (one ? " entry differs: " : " entries differ, the first: ") + to_string(*j.proof.first);
}

std::string best_text(const judgement& j) {
    if (!j.known)
        return "not known here";
    const known_rank& k = *j.known;
    std::string text = std::to_string(k.q) + " over Q";
    if (k.zt != k.q)
        text += ", " + std::to_string(k.zt) + " with 0, 1 and -1";
    if (k.z2 != k.zt)
        text += ", " + std::to_string(k.z2) + " modulo 2";
    return text + " (" + std::string(k.source) + ')';
}

} // namespace

void write_block(std::ostream& out, const judgement& j, const report_style& style) {
    const auto line = [&](const std::string& label, const std::string& text) {
        out << "  " << label << std::string(label.size() < 16 ? 16 - label.size() : 1, ' ') << text << '\n';
    };
    out << printable(j.title()) << ": " << coloured(verdict_text(j), j, style) << '\n';
    if (j.title() != j.file)
        line("file", printable(j.file));
    if (!j.table.source.empty())
        line("source", printable(j.table.source));
    line("written as", j.notation + ", W by the blocks of " + order_text(j.proof.order) +
                           (j.proof.order == j.table.order
                                ? ""
                                : " (the notation has them by those of " + order_text(j.table.order) + ')'));
    line("shape", to_string(j.table.dimensions));
    const bool wrong_modulo = j.proof.modulo_wanted && !*j.proof.modulo_wanted;
    if (wrong_modulo && j.is_exact())
        line("modulo", "not exact modulo what was asked for");
    if (const std::string wrong = wrong_text(j); !wrong.empty())
        line(j.is_exact() && !wrong_modulo ? "over Z" : "wrong", wrong);
    line("rank", std::to_string(j.table.rank) +
                     (j.figures ? ", naive " + std::to_string(j.figures->naive_rank) : ""));
    if (!j.figures)
        return;
    const table_figures& f = *j.figures;
    line("best known rank", best_text(j));
    line("exponent", formatted("%.6f", f.exponent));
    line("ring", f.ring);
    line("nonzeros", "U " + std::to_string(f.nonzeros[0]) + ", V " + std::to_string(f.nonzeros[1]) + ", W " +
                         std::to_string(f.nonzeros[2]));
    line("additions", std::to_string(f.naive_additions) +
                          (j.shared_additions ? ", shared " + std::to_string(*j.shared_additions) : ""));
    if (f.errors.growth_factor > 0) {
        line("growth factor", formatted("E = %.6g", f.errors.growth_factor));
        line("prefactor", "Q = " + std::to_string(f.errors.prefactor));
        line("error bound",
             formatted("%.3g u max|A| max|B| at n = %d, one level; %.2f times the classical product's",
                       f.errors.bound, error_bound_size,
                       f.errors.bound / (static_cast<double>(error_bound_size) * error_bound_size)));
    }
    line("fingerprint", j.fingerprint);
}

void write_table(std::ostream& out, const std::vector<judgement>& all, const report_style& style) {
    fastmm_support::text_table table({"factorization", "shape", "rank", "naive", "best", "verdict", "W",
                                      "exponent", "nonzeros", "additions", "shared", "E", "Q",
                                      "bound/naive's", "fingerprint"});
    for (const judgement& j : all) {
        std::vector<std::string> cells{printable(j.title()), to_string(j.table.dimensions),
                                       std::to_string(j.table.rank)};
        const std::string order = std::string(j.proof.order == w_order::c ? "C" : "C^T") +
                                  (j.proof.order == j.table.order ? "" : " !");
        const std::string verdict = to_string(j.proof.result, j.proof.modulus);
        if (!j.figures) {
            cells.insert(cells.end(), {"", "", verdict, order, "", "", "", "", "", "", "", ""});
            table.add(std::move(cells));
            continue;
        }
        const table_figures& f = *j.figures;
        const auto best = j.best_rank();
        const bool has_bound = f.errors.growth_factor > 0;
        cells.insert(
            cells.end(),
            {std::to_string(f.naive_rank), best ? std::to_string(*best) : "", verdict, order,
             formatted("%.4f", f.exponent), std::to_string(f.nonzeros[0] + f.nonzeros[1] + f.nonzeros[2]),
             std::to_string(f.naive_additions), j.shared_additions ? std::to_string(*j.shared_additions) : "",
             has_bound ? formatted("%.6g", f.errors.growth_factor) : "",
             has_bound ? std::to_string(f.errors.prefactor) : "",
             has_bound ? formatted("%.2f", f.errors.bound /
                                               (static_cast<double>(error_bound_size) * error_bound_size))
                       : "",
             j.fingerprint});
        table.add(std::move(cells));
    }
    out << table;
    bool other_order = false;
    for (const judgement& j : all) {
        if (const std::string wrong = wrong_text(j); !wrong.empty() && !j.accepted)
            out << printable(j.title()) << ": " << coloured(verdict_text(j), j, style) << "; " << wrong
                << '\n';
        other_order |= j.proof.order != j.table.order;
    }
    if (other_order)
        out << "! W stands in the other order than its notation has it\n";
}

} // namespace fastmm_tool
