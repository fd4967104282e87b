namespace WebhookHost.Command;

/// <summary>What the command line says.</summary>
internal sealed record HostArguments
{
    public const string Usage = """
        dotnet run --project samples/WebhookHost [-- options]

          --urls URL            where to listen; http://127.0.0.1:5090 unless given
          --database DATABASE   a file for SQLite, or "Host=…;Username=…;Database=…" for PostgreSQL; else what the configuration's ConnectionStrings:Integrations
                                says (in the environment: ConnectionStrings__Integrations); else webhook-host.db beside the program
          --help                this text

        Exit codes: 0 ended; 2 bad input, in one line.
        """;

    public Uri Urls { get; private set; } = new("http://127.0.0.1:5090/");

    public string? Database { get; private set; }

    public bool Help { get; private set; }

    /// <exception cref="BadInputException">An option is not known or lacks its value, or its value is none.</exception>
    public static HostArguments Parse(IReadOnlyList<string> args)
    {
        var arguments = new HostArguments();
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--urls":
                    arguments.Urls = Address(Value(args, ref i));
                    break;
                case "--database":
                    arguments.Database = Value(args, ref i);
                    break;
                case "--help" or "-h":
                    arguments.Help = true;
                    break;
                default:
                    throw new BadInputException($"{args[i]}: no such option; --help lists them.");
            }
        }

        return arguments;
    }

    private static string Value(IReadOnlyList<string> args, ref int i) =>
        i + 1 < args.Count && args[i + 1].Length > 0
            ? args[++i]
            : throw new BadInputException($"{args[i]} wants a value; --help shows it.");

    private static Uri Address(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp || address.AbsolutePath != "/")
        {
            throw new BadInputException($"--urls {text}: that is no address such as http://127.0.0.1:5090.");
        }

        return address.IsLoopback
            ? address
            : throw new BadInputException(
                $"--urls {text}: this sample asks nobody who they are, so it listens at this machine's own addresses alone (http://127.0.0.1:5090)."
            );
    }
}
