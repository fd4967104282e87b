using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Procur.Integrations;

/// <summary>Reads the options again when the host's configuration was reloaded. The flat environment names lie outside the section, so the root is watched.</summary>
internal sealed class ConfigurationReload<TOptions>(string name, IConfiguration? configuration) : IOptionsChangeTokenSource<TOptions>
{
    public string Name { get; } = name;

    public IChangeToken GetChangeToken() => configuration?.GetReloadToken() ?? NullChangeToken.Singleton;
}
