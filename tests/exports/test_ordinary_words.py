"""No word for what somebody is happens to be a name: a word list that only grows is checked against names."""

import pytest

from exports.ordinary_words import is_unmistakable

NAMES = """
    Adam Agnes Agneta Ahl Ahmed Al Albin Alexander Alf Ali Alice Alicia Allan Alm Alma Alva Alve Amanda Amina Anders
    Andersson Andrea Andreas Anette Anita Ann Anna Anneli Annika Anton Arne Aron Arvid Ask Asta Astrid August Axel
    Bagare Barbro Beata Bengt Benjamin Berg Berit Bernt Bertil Birger Birgitta Bjarne Björk Björn Blad Bo Bodil
    Bonde Britt Britta Bror Bråk Bäck Börje Camilla Carina Carl Carola Caroline Casper Cecilia Charlie Charlotte
    Christer Christian Christina Claes Clara Dag Dagmar Dal Dan Daniel Danielle David Disa Doris Douglas Duva Ebba
    Ebbe Edith Edvin Einar Eivor Ek Elias Elin Elina Elis Elisabeth Ella Ellen Ellinor Elliot Elsa Elvira Emelie
    Emil Emilia Emma Erik Erika Ester Eva Evelina Fabian Fager Falk Fanny Fatima Felicia Felix Filip Filippa Folke
    Fors Frans Freja Fri Frida Frisk Fritz Fågel Gabriel Georg Gerd Gertrud Gideon Gill Glad Gran Gren Greta Gry
    Gull Gun Gunilla Gunnar Gustav Gård Gök Göran Gösta Göte Hall Hallon Hammar Hane Hanna Hannes Hans Harald
    Harriet Harry Hassan Hav Hedda Hedvig Heidi Helen Helena Helga Helge Henrik Henry Herbert Hilda Hilding Hilma
    Hjalmar Hjelm Holger Holm Hugo Håkan Hård Höst Ia Ian Ibrahim Ida Ilse Inez Inga Ingemar Inger Ingrid Ingvar
    Irene Iris Isa Isabelle Isak Ivar Jack Jacob Jan Jasmine Jean Jennifer Jenny Jens Jerker Jerry Jesper Jessica
    Joakim Johan Johanna John Jon Jonas Jonathan Josef Josefin Julia Julie Julius Jöns Jörgen Kaj Kajsa Kalle Karin
    Karl Karolina Katarina Katja Kerstin Kevin Kim Kjell Klang Klara Klas Klassen Klasson Knut Kock Kristina Krok
    Kula Kurt Kvist Lage Lager Lans Lars Larsson Lasse Lea Leif Leila Lena Lennart Leo Leon Levi Liam Lilian Lilly
    Lina Lind Linda Linn Linnea Linus Lisa Lisbeth Liselott Liv Ljung Lo Loke Lotta Louise Love Lovisa Lucas Lucia
    Ludvig Lukas Lund Lycke Löf Magda Magnus Maj Maja Malin Malte Manne Marcus Maria Marianne Marie Marika Markus
    Martin Matilda Mats Mattias Max Maya Melker Melvin Mia Michael Mikael Milo Milton Mimmi Mio Mira Moa Modig
    Mohammed Mona Monica Monika My Nadja Natalie Nellie Nicklas Niklas Nils Nilsson Nina Noah Noel Nora Norden Nova
    Nya Nyman Näs Ola Olga Oliver Olivia Olle Olof Omar Oscar Oskar Otto Ove Patrik Paul Per Pernilla Person Persson
    Peter Peters Petra Philip Pia Pontus Präst Ragnar Ragnhild Ralf Rask Rasmus Rebecca Regina Rikard Rita Robert
    Robin Roger Roland Rolf Ronja Ros Rosa Rose Rot Rothschild Ruben Rune Rut Ruth Räv Rönn Saga Sally Samuel Sand
    Sandra Sanna Sara Sebastian Selma Signe Sigrid Simon Siv Sixten Sjö Skog Skräddare Sköld Smed Sofia Solveig
    Sommar Son Sonja Sparv Spjut Staffan Stam Stark Stefan Stella Sten Stig Stina Stolt Storm Strand Ström Sture
    Sune Susanne Svan Svante Svea Sven Svärd Sylvia Tage Tamara Theo Theodor Therese Thomas Tilda Tilde Tilly Tim
    Tindra Tobias Tom Tomas Tor Tora Torbjörn Tore Torsten Tove Trana Trygg Tupp Ture Tuva Tyra Uggla Ulf Ulla
    Ulrika Uno Urban Ursula Varg Vera Verner Victor Victoria Vidar Viggo Vik Viktor Viktoria Vilda Vilgot Vilhelm
    Vilja Villy Vilma Vincent Vinter Viola Viveka Wilma Winter Ylva Yngve Yusuf Yvonne Zara Älva Åke Ås Åsa Åse
    Örjan Örn Östen
"""
"""Swedish given names and surnames, many of them words too."""


@pytest.mark.parametrize("form", ["{0}", "{0}s", "{0}'s"])
def test_no_name_is_taken_for_a_word_of_what_somebody_is(form: str) -> None:
    names = NAMES.split()
    assert [name for name in (*names, *map(str.upper, names)) if is_unmistakable(form.format(name))] == []


@pytest.mark.parametrize(
    "word",
    ["Mormor", "mammas", "Läraren", "lärarens", "Klasslärare", "Kuratorn", "familjehemsmamma", "BVC", "Bup", "Teacher"],
)
def test_words_for_what_somebody_is_are_known_in_their_forms(word: str) -> None:
    assert is_unmistakable(word)
