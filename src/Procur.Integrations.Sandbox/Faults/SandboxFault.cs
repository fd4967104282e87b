using System.Diagnostics.CodeAnalysis;

namespace Procur.Integrations.Sandbox;

/// <summary>A fault for the next calls of a service, or for its next webhooks. Faults are used up in the order in which they were added.</summary>
/// <param name="Integration">The service's key: <c>stripe</c>, <c>slack</c> …</param>
/// <param name="Kind">What goes wrong.</param>
public sealed record SandboxFault(string Integration, SandboxFaultKind Kind)
{
    /// <summary>Every name that <see cref="Parse"/> knows, in the order of <see cref="SandboxFaultKind"/>.</summary>
    public static IReadOnlyList<string> Names => FaultNames.All;

    /// <summary>The name of <see cref="Kind"/> in text: <c>reset-after-commit</c>.</summary>
    public string Name => FaultNames.Of(Kind);

    /// <summary>How many calls it strikes. 1 unless set.</summary>
    public int Count { get; init; } = 1;

    /// <summary>How long, where the kind has a time; null is the kind's own default. The <c>Retry-After</c> of
    /// <see cref="SandboxFaultKind.RateLimited"/> is rounded up to whole seconds.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Only calls of this account; null is any, and those that show no valid credential.</summary>
    public string? Account { get; init; }

    /// <summary>Only this HTTP method; null is any.</summary>
    public string? Method { get; init; }

    /// <summary>Only paths that contain this text; null is any.</summary>
    public string? Path { get; init; }

    /// <summary>Only this operation of the service (<c>payment_intents.create</c>, <c>chat.postMessage</c>), or for a webhook this type of
    /// event; null is any. A fault that is about the commit waits for a call that could commit something, unless a method, path or operation is given.</summary>
    public string? Operation { get; init; }

    /// <summary>Reads <c>service:fault[=time][*count][@operation]</c>: <c>stripe:reset-after-commit</c>, <c>stripe:latency=2s*3</c>,
    /// <c>slack:rate-limited=5@chat.postMessage</c>. A time is a number of seconds or has a unit: <c>ms</c>, <c>s</c>, <c>m</c>, <c>h</c>.</summary>
    /// <exception cref="FormatException">The text is none; the message is one line that says what to write.</exception>
    public static SandboxFault Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FaultText.TryParse(text, out var fault, out var error) ? fault : throw new FormatException(error);
    }

    /// <summary>As <see cref="Parse"/>, without the exception.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="error">One line that says what is wrong and what to write.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SandboxFault? fault, [NotNullWhen(false)] out string? error) =>
        FaultText.TryParse(text ?? "", out fault, out error);

    /// <summary>The text that <see cref="Parse"/> reads; an account, method or path is not part of it.</summary>
    public override string ToString() => FaultText.Write(this);
}
