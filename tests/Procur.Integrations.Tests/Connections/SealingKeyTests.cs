using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Procur.Integrations.Connections;
using Procur.Integrations.Tests.Demo;

namespace Procur.Integrations.Tests.Connections;

/// <summary>Where the keys come from that secrets are sealed under.</summary>
public sealed class SealingKeyTests
{
    private const string Text = "0123456789abcdef0123456789abcdeX";
    private static readonly ConnectionId Acme = new("acme", "demo", ConnectionId.DefaultName);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Forms
    {
        get
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(Text);
            var data = new TheoryData<string, string>();
            foreach (var setting in new[] { "Integrations:Keys:Current", "ENCRYPTION_KEY", "CYPHER_KEY" })
            {
                data.Add(setting, Text);
                data.Add(setting, Convert.ToBase64String(bytes));
                data.Add(setting, Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_'));
                data.Add(setting, Convert.ToHexString(bytes));
                data.Add(setting, Convert.ToHexStringLower(bytes) + "\n");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_key_is_the_same_in_each_form_and_under_each_name(string setting, string value)
    {
        await using var host = Host((setting, value));
        await using var named = Host(("Integrations:Keys:Current", Text));

        Assert.Equal(await KeyIdAsync(named), await KeyIdAsync(host));
    }

    [Theory]
    [InlineData("your_32_character_key")]
    [InlineData("c2hvcnQ=")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task What_is_no_key_is_refused_by_its_settings_name_and_never_shown(string value)
    {
        await using var host = Host(("ENCRYPTION_KEY", value));

        var e = await Assert.ThrowsAsync<IntegrationException>(() => KeyIdAsync(host));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains("ENCRYPTION_KEY", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_while_settings_are_changed_leaves_the_keys_that_were_good()
    {
        await using var host = Host(("Integrations:Keys:Current", Text));
        var before = await KeyIdAsync(host);

        host.Set("Integrations:Keys:Current", "a mistake");

        Assert.Equal(before, await KeyIdAsync(host));
        Assert.Contains(host.Logs.Lines, line => line.Message.Contains("The keys were not reloaded", StringComparison.Ordinal));
        Assert.DoesNotContain("a mistake", host.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Development_a_key_is_made_once_and_kept_for_its_owner_alone()
    {
        var folder = Directory.CreateTempSubdirectory("procur-key-");
        var file = Path.Combine(folder.FullName, "own", "development.key");
        await using var first = Host("Development", ("Integrations:Keys:DevelopmentFile", file));
        await using var second = Host("Development", ("Integrations:Keys:DevelopmentFile", file));

        var ids = await Task.WhenAll(Task.Run(() => KeyIdAsync(first), Token), Task.Run(() => KeyIdAsync(second), Token));

        Assert.Equal(ids[0], ids[1]);
        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
            await using var third = Host("Development", ("Integrations:Keys:DevelopmentFile", file));
            var e = await Assert.ThrowsAsync<IntegrationException>(() => KeyIdAsync(third));
            Assert.Contains("chmod 600", e.Message, StringComparison.Ordinal);
        }

        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Outside_Development_no_key_is_made(string environment)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.key");
        await using var host = Host(environment, ("Integrations:Keys:DevelopmentFile", file));

        var e = await Assert.ThrowsAsync<IntegrationException>(() => KeyIdAsync(host));

        Assert.Contains("Integrations:Keys:Current", e.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    private static TestHost Host(params (string Name, string? Value)[] settings) => Host("Production", settings);

    private static TestHost Host(string environment, params (string Name, string? Value)[] settings) =>
        TestHost.Create(
            services =>
            {
                services.AddSingleton<IHostEnvironment>(new FakeEnvironment(environment));
                new DemoProvider().Add(services);
            },
            settings.ToDictionary(setting => setting.Name, setting => setting.Value)
        );

    private static async Task<string> KeyIdAsync(TestHost host)
    {
        var draft = new ConnectionDraft(Acme) { Secrets = new Dictionary<string, string?> { ["ApiKey"] = "k" } };
        var view = await host.Get<IConnectionAdministration>().SaveAsync(draft, "u-1", Token);
        return view.Values.Single(value => value.Setting.Name == "ApiKey").KeyId!;
    }
}
