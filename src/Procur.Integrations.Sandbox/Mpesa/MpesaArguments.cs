using System.Globalization;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Mpesa;

/// <summary>Reads the arguments of acts.</summary>
internal static class MpesaArguments
{
    private const double Longest = 86_400;

    /// <summary>A text, or a number as it was written; null without one.</summary>
    public static string? Text(JsonObject arguments, string name) =>
        arguments[name] switch
        {
            null => null,
            JsonValue value => value.ToString(),
            _ => throw new SandboxException($"{name} is a text."),
        };

    /// <summary>A time in seconds; none is 0.</summary>
    public static TimeSpan Seconds(JsonObject arguments, string name)
    {
        var text = Text(arguments, name) ?? "0";
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= Longest
            ? TimeSpan.FromSeconds(seconds)
            : throw new SandboxException($"{name}: '{text}' is not a number of seconds from 0 to {Longest}.");
    }
}
