using Procur.Integrations.Sandbox;
using Procurement.Requests;

namespace Procurement.Command;

/// <summary>What the command line says.</summary>
internal sealed record SampleArguments
{
    private static readonly string[] Services = ["slack", "sap", "docusign", "s3", "google-workspace", "stripe", "mpesa", "sendgrid"];

    public static readonly string Usage = $"""
        dotnet run --project samples/Procurement [-- options]

          --request FILE      the purchase request (JSON); requests/stripe.json beside the program unless given
          --contract FILE     the contract (PDF); contracts/contract.pdf beside the program unless given
          --fault FAULT       what goes wrong, e.g. stripe:reset-after-commit or slack:rate-limited=2; may be given again
          --interactive       you click the buttons, sign the contract and answer the handset
          --sandbox URL       a sandbox that runs already, in place of one in this process
          --live              the real services, with your settings (appsettings.json in this folder, or the environment), and real people
          --public-url URL    with --live: the address under which the services reach this program
          --listen URL        with --live: where this program listens; http://127.0.0.1:5070 unless given
          --help              this text

        Services: {string.Join(", ", Services)}. Faults: {string.Join(", ", SandboxFault.Names)}.
        Exit codes: 0 done; 1 ended, but not done (rejected, declined, refused); 2 bad input, nothing was sent; 3 something ended unknown.
        """;

    public string RequestPath { get; private set; } = Path.Combine(AppContext.BaseDirectory, "requests", "stripe.json");

    public string ContractPath { get; private set; } = Path.Combine(AppContext.BaseDirectory, "contracts", "contract.pdf");

    public List<SandboxFault> Faults { get; } = [];

    public bool Interactive { get; private set; }

    public Uri? Sandbox { get; private set; }

    public bool Live { get; private set; }

    public Uri? PublicUrl { get; private set; }

    public Uri Listen { get; private set; } = new("http://127.0.0.1:5070");

    public bool Help { get; private set; }

    /// <exception cref="BadInputException">An option is not known, lacks its value, or contradicts another.</exception>
    public static SampleArguments Parse(IReadOnlyList<string> args)
    {
        var arguments = new SampleArguments();
        for (var i = 0; i < args.Count; i++)
        {
            arguments.Take(args, ref i);
        }

        arguments.Check();
        return arguments;
    }

    private void Take(IReadOnlyList<string> args, ref int i)
    {
        switch (args[i])
        {
            case "--request":
                RequestPath = Value(args, ref i);
                break;
            case "--contract":
                ContractPath = Value(args, ref i);
                break;
            case "--fault":
                Faults.Add(Fault(Value(args, ref i)));
                break;
            case "--interactive":
                Interactive = true;
                break;
            case "--sandbox":
                Sandbox = Address(args, ref i);
                break;
            case "--live":
                Live = true;
                break;
            case "--public-url":
                PublicUrl = Address(args, ref i);
                break;
            case "--listen":
                Listen = Address(args, ref i);
                break;
            case "--help" or "-h":
                Help = true;
                break;
            default:
                throw new BadInputException($"{args[i]}: no such option; --help lists them.");
        }
    }

    private void Check()
    {
        if (Live && (Sandbox is not null || Interactive || Faults.Count > 0))
        {
            throw new BadInputException("--live is for real services and people: it goes without --sandbox, --interactive and --fault.");
        }

        if (Live && PublicUrl?.Scheme != Uri.UriSchemeHttps)
        {
            throw new BadInputException("--live wants --public-url https://…: the services call back there.");
        }

        if (!Live && PublicUrl is not null)
        {
            throw new BadInputException("--public-url goes with --live; the sandbox finds this program by itself.");
        }
    }

    private static string Value(IReadOnlyList<string> args, ref int i) =>
        i + 1 < args.Count ? args[++i] : throw new BadInputException($"{args[i]} wants a value; --help shows it.");

    private static Uri Address(IReadOnlyList<string> args, ref int i)
    {
        var option = args[i];
        var text = Value(args, ref i);
        return
            Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : throw new BadInputException($"{option} {text}: that is no http or https address.");
    }

    private static SandboxFault Fault(string text)
    {
        if (!SandboxFault.TryParse(text, out var fault, out var error))
        {
            throw new BadInputException($"--fault {text}: {error}");
        }

        return Services.Contains(fault.Integration)
            ? fault
            : throw new BadInputException(
                $"--fault {text}: there is no service '{fault.Integration}'; write one of {string.Join(", ", Services)}."
            );
    }
}
