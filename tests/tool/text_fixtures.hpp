// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Small factorizations, written down by hand in each text notation.

#pragma once

#include "notations/coefficient_rows.hpp"
#include "notations/counted_rows.hpp"
#include "notations/maple.hpp"
#include "notations/mathematica.hpp"
#include "notations/product_forms.hpp"
#include "notations/sms.hpp"

#include <array>
#include <string>
#include <string_view>

namespace fastmm_test {

/// A notation with texts in it.
struct text_fixture {
    const fastmm_tool::notation* notation;
    fastmm_tool::w_order order;
    std::string_view strassen;    ///< <2,2,2>:7, the same seven products in the same order everywhere.
    std::string_view rectangular; ///< <1,2,3>:6, the classical products with 1/2, -1/3 and 3/2 in them.
};

inline constexpr std::string_view rows_strassen = R"(# From a paper
# of 1969
1 0 1 0 1 -1 0
0 0 0 0 1 0 1
0 1 0 0 0 1 0
1 1 0 1 0 0 -1
#
1 1 0 -1 0 1 0
0 0 1 0 0 1 0
0 0 0 1 0 0 1
1 0 -1 0 1 0 1
# C
1  0  0 1 -1 0 1
0  0  1 0  1 0 0
0  1  0 1  0 0 0
1 -1  1 0  0 1 0)";

inline constexpr std::string_view rows_rectangular = R"(# classical, scaled
.5 1 1 0 0 0
0 0 0 -1/3 1 1
#
2 0 0 0 0 0
0 1 0 0 0 0
0 0 2/3 0 0 0
0 0 0 -3 0 0
0 0 0 0 1 0
0 0 0 0 0 1.0
#
1 0 0 1 0 0
0 1 0 0 1 0
0 0 3/2 0 0 1
)";

inline constexpr std::string_view forms_strassen = R"(# Strassen
(a11+a22)*(b11+b22)*(c11+c22)
(a21 + a22) (b11) (c12 - c22)
a11(b12-b22)(c21+c22)
-(a22*(-b11+b21)*(-c11-c12))  # a minus round the product
(a11 + a12)*-b22*(-2*c11+2*c21)/-2
--(1*a21-1a11)*(b11+b12)*c22

((a12 + -a22))*(b2_1 + b2_2)*((c1_1))
)";

inline constexpr std::string_view forms_rectangular = R"((1/2*a11)*(2*b11)*c11
a11*b12*c21
a11*(2/3*b13)*(c31*3/2)
(-a12/3)*(-3*b21)*c11
a12*b22*c21
a12*b23*c31
)";

inline constexpr std::string_view lists_strassen = R"((* Strassen *)
{{{{1, 0}, {0, 1}}, {{1, 0}, {0, 1}}, {{1, 0}, {0, 1}}},
 {{{0, 0}, {1, 1}}, {{1, 0}, {0, 0}}, {{0, 1}, {0, -1}}},
 {{{1, 0}, {0, 0}}, {{0, 1}, {0, -1}}, {{0, 0},
 {1, 1}}}, {{{0, 0}, {0, 1}}, {{-1, 0}, {1, 0}}, {{1, 1}, {0, 0}}},
 {{{1, 1}, {0, 0}}, {{0, 0}, {0, 1}}, {{-
 1, 0}, {1, 0}}},
 {{{-1, 0}, {1, 0}}, {{1, 1}, {0, 0}}, {{0, 0}, {0, 1}}},
 {{{0, 1}, {0, -1}}, {{0, 0}, {1, 1}}, {{1, 0}, {0, 0}}}})";

inline constexpr std::string_view lists_rectangular =
    R"({{{{1/2,0}},{{2,0,0},{0,0,0}},{{1},{0},{0}}},{{{1,0}},{{0,1,0},{0,0,0}},{{0},{1},{0}}},
{{{1,0}},{{0,0,2/3},{0,0,0}},{{0},{0},{3/2}}},{{{0,-1/3}},{{0,0,0},{-3,0,0}},{{1},{0},{0}}},
{{{0,1}},{{0,0,0},{0,1,0}},{{0},{1},{0}}},{{{0,1}},{{0,0,0},{0,0,1}},{{0},{0},{1}}}})";

inline constexpr std::string_view triads_strassen = R"(# TriadSet([ of a comment
A:=Matrix(2, 2, [[A_1_1,A_1_2],[A_2_1,A_2_2]]): B:=Matrix(2, 2, [[B_1_1,B_1_2],[B_2_1,B_2_2]]):
Tensor:=TriadSet([Triad([Matrix(2, 2, [[1,0],[0,1]]), Matrix(2, 2, [[1,0],[0,1]]), Matrix(2, 2, [[1,0],[0,1]])]),
Triad([Matrix(2, 2, [[0,0],[1,1]]), Matrix(2, 2, [[1,0],[0,0]]), Matrix(2, 2, [[0,1],[0,-1]])]),
Triad([Matrix(2, 2, [[1,0],[(0-1*1)+1,0]]), Matrix(2, 2, [[0,1],[0,-1]]), Matrix(2, 2, [[0,0],[1,1]])]),
Triad([Matrix(2, 2, [[0,0],[0,2**3/8]]), Matrix(2, 2, [[-(1*0*1-1*1*0*1+1),0],[1,0]]), Matrix(2, 2, [[1,1],[0,0]])]),
Triad([Matrix(2, 2, [[1,1],[0,0]]), Matrix(2, 2, [[0,0],[0,1]]), Matrix(2, 2, [[-1**2,0],[(-1)**2,0]])]),
Triad([Matrix(2, 2, [[-1,0],[1,0]]), Matrix(2, 2, [[1,1],[0,0]]), Matrix(2, 2, [[0,0],[0,2*2**-1]])]),
Triad([Matrix(2, 2, [[0,1],[0,-1]]), Matrix(2, 2, [[0,0],[1,1]]), Matrix(2, 2, [[1,0],[0,0]])])]):
map(expand,A.B-add(Tensor[i],i=1..7));
)";

inline constexpr std::string_view triads_rectangular =
    R"(Tensor:=TriadSet([Triad([Matrix(1,2,[[1/2,0]]),Matrix(2,3,[[2,0,0],[0,0,0]]),Matrix(3,1,[[1],[0],[0]])]),
Triad([Matrix(1,2,[[1,0]]),Matrix(2,3,[[0,1,0],[0,0,0]]),Matrix(3,1,[[0],[1],[0]])]),
Triad([Matrix(1,2,[[1,0]]),Matrix(2,3,[[0,0,2/3],[0,0,0]]),Matrix(3,1,[[0],[0],[3/2]])]),
Triad([Matrix(1,2,[[0,-1/3]]),Matrix(2,3,[[0,0,0],[-3,0,0]]),Matrix(3,1,[[1],[0],[0]])]),
Triad([Matrix(1,2,[[0,1]]),Matrix(2,3,[[0,0,0],[0,1,0]]),Matrix(3,1,[[0],[1],[0]])]),
Triad([Matrix(1,2,[[0,1]]),Matrix(2,3,[[0,0,0],[0,0,1]]),Matrix(3,1,[[0],[0],[1]])])]);)";

inline constexpr std::string_view sms_strassen = R"(# L
7 4 M
1 1 1
1 4 1
2 3 1
2 4 1
3 1 1
4 4 1
5 1 1
5 2 1
6 1 -1
6 3 1
7 2 1
7 4 -1
0 0 0
7 4 R
1 1 1
1 4 1
2 1 1
3 2 1
3 4 -1
4 1 -1
4 3 1
5 4 1
6 1 1
6 2 1
7 3 1
7 4 1
0 0 0
# P
4 7 M
1 1 1
1 4 1
1 5 -1
1 7 1
2 3 1
2 5 1
3 2 1
3 4 1
4 1 1
4 2 -1
4 3 1
4 6 1
0 0 0
)";

inline constexpr std::string_view sms_rectangular =
    "6 2 R\n1 1 1/2\n2 1 1\n3 1 1\n4 2 -1/3\n5 2 1\n6 2 1\n0 0 0\n"
    "6 6 R\n1 1 2\n2 2 1\n3 3 2/3\n4 4 -3\n5 5 1\n6 6 1\n0 0 0\n"
    "3 6 R\n1 1 1\n2 2 1\n3 3 1.5\n1 4 1\n2 5 1\n3 6 1\n0 0 0";

inline constexpr std::string_view counted_strassen = R"(2 2 2 7
1 0 0 1
0 0 1 1
1 0 0 0
0 0 0 1
1 1 0 0
-1 0 1 0
0 1 0 -1

1 0 0 1  1 0 0 0  0 1 0 -1  -1 0 1 0  0 0 0 1  1 1 0 0  0 0 1 1

1 0 0 1  0 1 0 -1  0 0 1 1  1 1 0 0  -1 0 1 0  0 0 0 1  1 0 0 0
)";

inline constexpr std::string_view counted_rectangular = R"(1 2 3 6
1 2 0 1  1 1 0 1  1 1 0 1  0 1 -1 3  0 1 1 1  0 1 1 1
2 1 0 1 0 1 0 1 0 1 0 1
0 1 1 1 0 1 0 1 0 1 0 1
0 1 0 1 2 3 0 1 0 1 0 1
0 1 0 1 0 1 -3 1 0 1 0 1
0 1 0 1 0 1 0 1 1 1 0 1
0 1 0 1 0 1 0 1 0 1 1 1
1 1 0 1 0 1  0 1 1 1 0 1  0 1 0 1 3 2
1 1 0 1 0 1  0 1 1 1 0 1  0 1 0 1 1 1
)";

inline const std::array<text_fixture, 6> text_fixtures{{
    {&fastmm_tool::coefficient_rows_notation, fastmm_tool::w_order::c, rows_strassen, rows_rectangular},
    {&fastmm_tool::product_forms_notation, fastmm_tool::w_order::c_transposed, forms_strassen,
     forms_rectangular},
    {&fastmm_tool::mathematica_notation, fastmm_tool::w_order::c_transposed, lists_strassen,
     lists_rectangular},
    {&fastmm_tool::maple_notation, fastmm_tool::w_order::c_transposed, triads_strassen, triads_rectangular},
    {&fastmm_tool::sms_notation, fastmm_tool::w_order::c, sms_strassen, sms_rectangular},
    {&fastmm_tool::counted_rows_notation, fastmm_tool::w_order::c_transposed, counted_strassen,
     counted_rectangular},
}};

} // namespace fastmm_test
