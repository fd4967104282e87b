using Procur.Integrations.Connections;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>What the last test found.</summary>
internal sealed record LastTestShown(DateTimeOffset At, bool Succeeded, string Message)
{
    public string? Kind { get; init; }

    public static LastTestShown? Of(ConnectionTest? test) =>
        test is null
            ? null
            : new(test.At, test.Succeeded, test.Message) { Kind = test.Kind is { } kind ? AdministrationWords.Of(kind) : null };
}
