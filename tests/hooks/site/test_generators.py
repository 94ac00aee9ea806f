"""Real sites, built by the real programs, where these are installed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[3] / "examples" / "hugo-site"
PAGE = "<title>{{ page.title }}</title>{{ content }}"


def tool(name):
    """Return a program, or skip."""
    return shutil.which(name) or pytest.skip(f"{name} is not installed")


def generate(folder, *command):
    done = subprocess.run(command, cwd=folder.path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def built(folder):
    status, _, err = folder("build")
    assert status == 0, err


def html(folder, name):
    """Return a page that a generator wrote, its white space as one space each."""
    return " ".join(folder.read(name).split())


def test_hugo_builds_the_example_with_the_embedded_model(folder):
    hugo = tool("hugo")
    shutil.copytree(EXAMPLE, folder.path, dirs_exist_ok=True)
    built(folder)
    generate(folder, hugo, "--quiet")
    home = html(folder, "public/en/index.html")
    assert '<html lang="en" dir="ltr">' in home
    assert 'href="/en/posts/floods/"' in home
    assert '<a href="/" hreflang="ar">' in home
    assert not re.search("[ء-ي]{3}", re.sub("<a .*?</a>", "", home))
    budget = html(folder, "public/en/budget-2026/index.html")
    assert '<a href="/budget-2026/" hreflang="ar">' in budget
    assert "<td>" in budget
    assert "dragoman" not in budget
    assert "الموازنة" in html(folder, "public/budget-2026/index.html")
    assert html(folder, "public/en/posts/floods/index.html").count('src="port.svg"') == 1
    assert (folder.path / "public/en/posts/floods/port.svg").exists()


def test_hugo_with_a_folder_for_each_language(folder):
    hugo = tool("hugo")
    languages = "".join(f'[languages.{c}]\ncontentDir = "content/{c}"\n' for c in ("ar", "en"))
    folder.write("hugo.toml", f'baseURL = "/"\ndefaultContentLanguage = "ar"\n{languages}')
    folder.write(
        "layouts/_default/single.html", "{{ .Lang }} {{ .Content }}{{ len .Translations }}"
    )
    folder.write("content/ar/posts/a.md", '+++\ntitle = "خبر"\naliases = ["/old/"]\n+++\n\nوصل.\n')
    built(folder)
    generate(folder, hugo, "--quiet")
    assert html(folder, "public/en/posts/a/index.html") == "en <p>Wsl.</p> 1"
    assert 'url=/en/posts/a/"' in html(folder, "public/en/old/index.html")
    assert 'url=/posts/a/"' in html(folder, "public/old/index.html")


def test_jekyll_with_polyglot(folder):
    jekyll = tool("jekyll")
    if not list(Path("/usr/share/rubygems-integration").glob("**/jekyll-polyglot-*")):
        pytest.skip("jekyll-polyglot is not installed")
    folder.write(
        "_config.yml",
        "languages: [ar, en]\ndefault_lang: ar\nplugins: [jekyll-polyglot]\n"
        "parallel_localization: false\ncollections: {docs: {output: true}}\n",
    )
    folder.write("_layouts/page.html", PAGE)
    front = "---\nlayout: page\nlang: ar\ntitle: خبر\n---\n\n"
    for name in ("index.md", "about.md", "_posts/2025-01-02-a.md", "_docs/b.md"):
        folder.write(name, front + "وصل. [صفحة](/about.html)\n")
    built(folder)
    generate(folder, jekyll, "build", "--quiet")
    for name in ("index", "about", "2025/01/02/a", "docs/b"):
        page = html(folder, f"_site/en/{name}.html")
        assert page == '<title>Kbr</title><p>Wsl. <a href="/en/about.html">Sfha</a></p>'
        assert "<title>خبر</title>" in html(folder, f"_site/{name}.html")


@pytest.fixture(scope="module")
def eleventy(request, tmp_path_factory):
    """Return the folder of Eleventy, fetched with npm if the tests that fetch are chosen."""
    if "network" not in request.config.option.markexpr:
        pytest.skip("pytest -m network fetches Eleventy with npm")
    npm, folder = tool("npm"), tmp_path_factory.mktemp("npm")
    command = (npm, "install", "--no-audit", "--no-fund", "--prefix", folder, "@11ty/eleventy@3")
    try:
        subprocess.run(command, capture_output=True, check=True, timeout=120)
    except subprocess.SubprocessError:
        pytest.skip("@11ty/eleventy cannot be installed from npm")
    return folder / "node_modules"


@pytest.mark.network
def test_eleventy(folder, eleventy):
    (folder.path / "node_modules").symlink_to(eleventy)
    folder.write(
        "eleventy.config.mjs",
        'import { EleventyI18nPlugin } from "@11ty/eleventy";\n'
        "export default (config) => {\n"
        '  config.addPlugin(EleventyI18nPlugin, { defaultLanguage: "ar" });\n'
        '  return { dir: { input: "src" } };\n};\n',
    )
    folder.write("src/_includes/page.liquid", "{{ lang }} {{ content }}")
    folder.write("src/src.json", '{"layout": "page.liquid"}')
    folder.write("src/ar/ar.json", '{"lang": "ar"}')
    folder.write("src/ar/about.md", '---\npermalink: "/ar/about-us/"\n---\n\nوصل.\n')
    folder.write("src/ar/posts/a.md", "وصل [خبر](/ar/posts/a/).\n")
    folder.write("src/plain.md", "---\npermalink: /p/\n---\n\nوصل.\n")
    built(folder)
    generate(folder, "node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet")
    assert html(folder, "_site/en/about-us/index.html") == "en <p>Wsl.</p>"
    assert html(folder, "_site/ar/about-us/index.html") == "ar <p>وصل.</p>"
    assert '<a href="/en/posts/a/">kbr</a>' in html(folder, "_site/en/posts/a/index.html")
    assert html(folder, "_site/en/p/index.html") == "en <p>Wsl.</p>"
