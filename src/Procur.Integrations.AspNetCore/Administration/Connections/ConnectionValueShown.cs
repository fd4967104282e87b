using Procur.Integrations.Connections;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>A setting as operators see it: of a secret that it is set, when, and its end.</summary>
internal sealed record ConnectionValueShown
{
    public required string Name { get; init; }

    public required bool Secret { get; init; }

    public required bool Required { get; init; }

    public required bool Set { get; init; }

    public required string Source { get; init; }

    public string? Value { get; init; }

    public DateTimeOffset? SetAt { get; init; }

    public string? LastFour { get; init; }

    public string? KeyId { get; init; }

    public string? Problem { get; init; }

    public string? Find { get; init; }

    public static ConnectionValueShown Of(ConnectionValue value) =>
        new()
        {
            Name = value.Setting.Name,
            Secret = value.Setting.Secret,
            Required = value.Setting.Required,
            Set = value.Source != ConnectionValueSource.Unset,
            Source = AdministrationWords.Of(value.Source),
            // Whatever the view may say one day: a secret's value never leaves.
            Value = value.Setting.Secret ? null : value.Value,
            SetAt = value.SetAt,
            LastFour = value.LastFour,
            KeyId = value.KeyId,
            Problem = value.Problem,
            Find = value.Setting.Find,
        };
}
