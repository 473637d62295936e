import RoundtableCLI

await Program.main()
