using System.Diagnostics.CodeAnalysis;

namespace Procur.Integrations.Sandbox.Command;

/// <summary>The command's arguments.</summary>
/// <param name="Options">How to start.</param>
/// <param name="Help">Whether to say how to use it, and do nothing.</param>
internal sealed record SandboxArguments(SandboxOptions Options, bool Help)
{
    public const string Usage = """
        Local stand-ins for the services: real HTTP, real wire formats, no credentials, no internet.

        dotnet run --project src/Procur.Integrations.Sandbox -- [--urls URL] [--own-ports] [--https] [--webhooks URL] [--retry-scale NUMBER]

          --urls URL            where to listen, http://127.0.0.1:5080 unless given; port 0 is a free one
          --own-ports           each service on a port of its own as well, with the vendor's paths at its root (the ports after that of --urls)
          --https               HTTPS with a certificate made for the occasion, which is printed
          --webhooks URL        send each service's webhooks to URL/{service}
          --retry-scale NUMBER  multiply the services' delays before they send a webhook again, 0.001 for instance
          --help                this
        """;

    /// <summary>Reads arguments.</summary>
    /// <param name="arguments">As they were given.</param>
    /// <param name="parsed">What they say.</param>
    /// <param name="error">One line that says what is wrong.</param>
    public static bool TryParse(
        IReadOnlyList<string> arguments,
        [NotNullWhen(true)] out SandboxArguments? parsed,
        [NotNullWhen(false)] out string? error
    )
    {
        var options = new SandboxOptions { Url = new Uri("http://127.0.0.1:5080") };
        parsed = null;
        error = null;
        var help = false;
        for (var i = 0; i < arguments.Count && error is null; i++)
        {
            var name = arguments[i];
            var takesValue = name is "--urls" or "--webhooks" or "--retry-scale";
            if (takesValue && i + 1 == arguments.Count)
            {
                error = $"{name} needs a value.";
                break;
            }

            error = Set(options, name, takesValue ? arguments[++i] : "", ref help);
        }

        parsed = error is null ? new SandboxArguments(options, help) : null;
        return error is null;
    }

    private static string? Set(SandboxOptions options, string name, string value, ref bool help)
    {
        switch (name)
        {
            case "--help" or "-h":
                help = true;
                return null;
            case "--own-ports":
                options.OwnPorts = true;
                return null;
            case "--https":
                options.Https = true;
                return null;
            case "--urls":
                options.Url = Web(value) ?? options.Url;
                return Web(value) is null ? $"--urls: '{value}' is not one address, as in http://127.0.0.1:5080." : null;
            case "--webhooks":
                options.WebhookUrl = Web(value);
                return options.WebhookUrl is null ? $"--webhooks: '{value}' is not an http or https address." : null;
            case "--retry-scale":
                var read = double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var scale);
                options.WebhookRetryScale = scale;
                return read && scale is >= 0 and <= 1000 ? null : $"--retry-scale: '{value}' is not a number from 0 to 1000.";
            default:
                return $"There is no argument '{name}'; --help lists them.";
        }
    }

    private static Uri? Web(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? url
            : null;
}
