# Two commands for a newcomer: `make demo` and `make test`. Everything lives in .venv and build/.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEMO := build
BRIEF := templates/mobilisation/points/example.brief.yaml

.PHONY: demo test lint types floors unit corpus-check train lock clean bench

$(STAMP): requirements-dev.lock pyproject.toml
	@test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --use-pep517 --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

demo: $(STAMP)
	@mkdir -p $(DEMO)
	@$(BIN)/drafter draft $(BRIEF) -o $(DEMO)/demo.docx --force
	@echo && echo "部署一节的参考段落：" && echo
	@$(BIN)/drafter suggest "招商引资 在谈项目 逐个盯到签约" --move 部署 -k 3 -w $(DEMO)/workspace
	@echo "检查初稿：" && $(BIN)/drafter check $(DEMO)/demo.docx --brief $(BRIEF) -w $(DEMO)/workspace
	@echo
	@echo "初稿（Word）：    $(DEMO)/demo.docx"
	@echo "用到的需求单：    $(BRIEF)"
	@echo "检索用的语料：    corpus/（64 篇原创讲话稿），索引在 $(DEMO)/workspace/.drafter/"
	@echo "程序在：          $(BIN)/drafter，先试 $(BIN)/drafter --help"
	@echo "使用说明：        README.zh-CN.md 和 docs/guide.md"

test: lint types floors unit

lint: $(STAMP)
	$(BIN)/ruff format --check drafter tests
	$(BIN)/ruff check drafter tests

types: $(STAMP)
	$(BIN)/mypy

floors: $(STAMP)
	$(BIN)/lint-imports

unit: $(STAMP)
	$(BIN)/pytest

corpus-check: $(STAMP)
	$(BIN)/pytest tests/corpus
	$(BIN)/drafter corpus stats -w $(DEMO)/workspace

# After the corpus or config/moves.yaml has changed: config/move_model.json is learnt from both,
# config/kind_profiles.json measured on the first (and with the signs of rule STR003).
train: $(STAMP)
	$(BIN)/python -m drafter.ingest.training
	$(BIN)/python -m drafter.library.profile_training

bench: $(STAMP)
	$(BIN)/python -m tests.benchmarks.ingest_text
	$(BIN)/python -m tests.benchmarks.move_labelling
	$(BIN)/python -m tests.benchmarks.check_speed
	$(BIN)/python -m tests.benchmarks.retrieval_speed
	$(BIN)/python -m tests.benchmarks.retrieval_build
	$(BIN)/python -m tests.eval.retrieval.table
	$(BIN)/python -m tests.eval.planted.table

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements.lock pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --group dev -o requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
