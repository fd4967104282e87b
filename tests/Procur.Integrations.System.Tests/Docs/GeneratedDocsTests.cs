using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.System.Tests.Docs;

/// <summary>What is made from the providers' own tables and types: options tables, example settings, the matrix of capabilities.</summary>
public sealed class GeneratedDocsTests
{
    public static TheoryData<string> Integrations => [.. Registered().Select(integration => integration.Descriptor.Key)];

    [Theory]
    [MemberData(nameof(Integrations))]
    public void A_readme_has_the_options_table_that_the_descriptor_gives(string key)
    {
        var descriptor = Registered().Single(integration => integration.Descriptor.Key == key).Descriptor;
        var table = new StringBuilder();
        table
            .Append(
                FormattableString.Invariant(
                    $"Section `Integrations:{descriptor.Section}`; key `{descriptor.Key}`, for tenants, keyed services and addresses. "
                )
            )
            .Append(
                "`Enabled`, `Environment` and `Resilience:*` are the same for every service and stand in the README of `Procur.Integrations`.\n\n"
            )
            .Append("| Setting | Environment variable | Default | |\n| --- | --- | --- | --- |\n");
        foreach (var setting in descriptor.Settings)
        {
            string[] marks = [setting.Required ? "required" : "", setting.Secret ? "secret" : ""];
            var said = string.Join(", ", marks.Where(mark => mark.Length > 0));
            var find = setting.Find is { } where ? $" Found at: {where}." : "";
            table
                .Append(FormattableString.Invariant($"| `{setting.Name}` | {Code(setting.Environment)} | {Code(setting.Default)} | "))
                .Append(FormattableString.Invariant($"{(said.Length > 0 ? $"*{said}.* " : "")}{setting.Description}{find} |\n"));
        }

        Region.Check(Repository.PathOf("src", $"Procur.Integrations.{descriptor.Section}", "README.md"), "settings", table.ToString());
    }

    [Fact]
    public void The_example_settings_list_every_setting_of_every_integration()
    {
        var json = new StringBuilder("{\n  \"Integrations\": {\n");
        var registered = Registered();
        for (var i = 0; i < registered.Count; i++)
        {
            var descriptor = registered[i].Descriptor;
            json.Append(FormattableString.Invariant($"    \"{descriptor.Section}\": {{\n      \"Environment\": \"Sandbox\""));
            foreach (var setting in descriptor.Settings)
            {
                json.Append(FormattableString.Invariant($",\n      \"{setting.Name}\": \"{setting.Default}\""));
            }

            json.Append(i < registered.Count - 1 ? "\n    },\n" : "\n    }\n");
        }

        json.Append("  }\n}\n");
        Region.CheckFile(Repository.PathOf("samples", "appsettings.example.json"), json.ToString());
    }

    [Fact]
    public void The_readme_has_the_matrix_of_capabilities_that_the_assemblies_give()
    {
        var registered = Registered();
        var capabilities = registered.SelectMany(integration => integration.Capabilities).Distinct().Order(StringComparer.Ordinal).ToList();
        var table = new StringBuilder();
        table.Append("| |").AppendJoin('|', registered.Select(integration => $" {integration.Descriptor.Name} ")).Append("|\n");
        table.Append("| --- |").AppendJoin('|', registered.Select(_ => " --- ")).Append("|\n");
        foreach (var capability in capabilities)
        {
            table
                .Append(FormattableString.Invariant($"| `{capability}` |"))
                .AppendJoin('|', registered.Select(integration => integration.Capabilities.Contains(capability) ? " yes " : " "))
                .Append("|\n");
        }

        Region.Check(Repository.PathOf("README.md"), "capabilities", table.ToString());
    }

    private static string Code(string? text) => string.IsNullOrEmpty(text) ? "" : $"`{text}`";

    private static IReadOnlyList<RegisteredIntegration> Registered()
    {
        using var provider = Providers.AllRegistered();
        return provider.GetRequiredService<IIntegrationRegistry>().List();
    }
}
