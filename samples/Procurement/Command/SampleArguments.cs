using Procur.Integrations.Sandbox;
using Procurement.Requests;

namespace Procurement.Command;

/// <summary>What the command line says.</summary>
internal sealed record SampleArguments(string RequestPath, IReadOnlyList<SandboxFault> Faults, bool Interactive, bool Help)
{
    public static readonly string Usage = $"""
        dotnet run --project samples/Procurement [-- options]

          --request FILE      the purchase request (JSON); requests/stripe.json beside the program unless given
          --fault FAULT       what goes wrong, e.g. stripe:reset-after-commit or slack:rate-limited=2; may be given again
          --interactive       you click the buttons and answer the handset
          --help              this text

        Services: stripe, slack, mpesa. Faults: {string.Join(", ", SandboxFault.Names)}.
        Exit codes: 0 done; 1 ended, but not done (rejected, declined, refused); 2 bad input, nothing was sent; 3 something ended unknown.
        """;

    /// <exception cref="BadInputException">An option is not known or lacks its value.</exception>
    public static SampleArguments Parse(IReadOnlyList<string> args)
    {
        var request = Path.Combine(AppContext.BaseDirectory, "requests", "stripe.json");
        var faults = new List<SandboxFault>();
        var (interactive, help) = (false, false);
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--request":
                    request = Value(args, ref i);
                    break;
                case "--fault":
                    faults.Add(Fault(Value(args, ref i)));
                    break;
                case "--interactive":
                    interactive = true;
                    break;
                case "--help" or "-h":
                    help = true;
                    break;
                default:
                    throw new BadInputException($"{args[i]}: no such option; --help lists them.");
            }
        }

        return new SampleArguments(request, faults, interactive, help);
    }

    private static string Value(IReadOnlyList<string> args, ref int i) =>
        i + 1 < args.Count ? args[++i] : throw new BadInputException($"{args[i]} wants a value; --help shows it.");

    private static SandboxFault Fault(string text)
    {
        if (!SandboxFault.TryParse(text, out var fault, out var error))
        {
            throw new BadInputException($"--fault {text}: {error}");
        }

        return fault.Integration is "stripe" or "slack" or "mpesa"
            ? fault
            : throw new BadInputException($"--fault {text}: there is no service '{fault.Integration}'; write stripe, slack or mpesa.");
    }
}
