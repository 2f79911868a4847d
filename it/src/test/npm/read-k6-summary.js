// SPDX-License-Identifier: Apache-2.0
// Lets the reports of k6 read a summary: node read-k6-summary.js <k6-summary.json>
const fs = require('fs');
const { generateSummaryReport } = require('k6-html-reporter');
const { jUnit } = require('k6-junit');

const file = process.argv[2];
fs.writeFileSync('junit.xml', jUnit(JSON.parse(fs.readFileSync(file))));
generateSummaryReport({ jsonFile: file, output: '.' });
