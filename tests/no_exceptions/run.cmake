# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

# Runs PROGRAM ARGUMENT: its exit status and its output (stdout and stderr) must match STATUS and OUTPUT.

execute_process(COMMAND ${PROGRAM} ${ARGUMENT} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT status MATCHES "${STATUS}" OR NOT output MATCHES "${OUTPUT}")
  message(FATAL_ERROR "status '${status}' must match '${STATUS}', and this output must match '${OUTPUT}':\n${output}")
endif()
