namespace Procur.Integrations;

/// <summary>A setting with the way to read it from the options.</summary>
/// <typeparam name="TOptions">The options.</typeparam>
/// <param name="Name">The option's name.</param>
/// <param name="Get">Reads it; null or empty where it is not set.</param>
public sealed record OptionSetting<TOptions>(string Name, Func<TOptions, string?> Get) : IntegrationSetting(Name)
    where TOptions : IntegrationOptions
{
    /// <summary>Where it tells that another setting stands in for a required one, the lack of this one is no problem.</summary>
    public Func<TOptions, bool>? Unless { get; init; }
}
