using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Procur.Integrations.Sandbox;

/// <summary>The text of a fault: <c>service:fault[=time][*count][@operation]</c>.</summary>
internal static class FaultText
{
    private const double Longest = 1e7;

    private static readonly (string Suffix, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600)];

    public static bool TryParse(string text, [NotNullWhen(true)] out SandboxFault? fault, [NotNullWhen(false)] out string? error)
    {
        fault = null;
        var rest = text.Trim();
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            error = $"'{text}' is not a fault; write service:fault, as in stripe:reset-after-commit.";
            return false;
        }

        var integration = rest[..colon];
        rest = rest[(colon + 1)..];
        var operation = Cut(ref rest, '@');
        var count = Cut(ref rest, '*');
        var time = Cut(ref rest, '=');
        if (!FaultNames.TryGet(rest, out var kind))
        {
            error = $"'{text}': there is no fault '{rest}'; there are {string.Join(", ", FaultNames.All)}.";
            return false;
        }

        var times = 1;
        if (count is not null && (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out times) || times < 1))
        {
            error = $"'{text}': '{count}' is not a count; write a whole number from 1, as in {rest}*3.";
            return false;
        }

        TimeSpan? span = null;
        if (time is not null)
        {
            if (!FaultNames.HasTime(kind))
            {
                error = $"'{text}': {rest} takes no time.";
                return false;
            }

            if (!TryTime(time, out var value))
            {
                error = $"'{text}': '{time}' is not a time; write seconds or a number with ms, s, m or h, as in {rest}=2s.";
                return false;
            }

            span = value;
        }

        if (operation is { Length: 0 })
        {
            error = $"'{text}': an operation is missing after '@', as in {rest}@payment_intents.create.";
            return false;
        }

        fault = new SandboxFault(integration, kind)
        {
            Count = times,
            Time = span,
            Operation = operation,
        };
        error = null;
        return true;
    }

    public static string Write(SandboxFault fault)
    {
        var time = fault.Time is { } t ? string.Create(CultureInfo.InvariantCulture, $"={t.TotalMilliseconds}ms") : "";
        var count = fault.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"*{fault.Count}");
        return $"{fault.Integration}:{fault.Name}{time}{count}{(fault.Operation is { } o ? "@" + o : "")}";
    }

    private static string? Cut(ref string text, char mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var cut = text[(at + 1)..];
        text = text[..at];
        return cut;
    }

    private static bool TryTime(string text, out TimeSpan time)
    {
        var (suffix, factor) = Units.FirstOrDefault(x => text.EndsWith(x.Suffix, StringComparison.Ordinal), ("", 1));
        var number = text.AsSpan(0, text.Length - suffix.Length);
        var read = double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value);
        var seconds = read ? value * factor : double.MaxValue;
        time = seconds <= Longest ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
        return seconds <= Longest;
    }
}
