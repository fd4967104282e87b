using System.Globalization;
using System.Text.Json.Nodes;

namespace Procur.Integrations;

/// <summary>One of the eight templates of the catalogue: values are written as text, amounts and moments so that people can read them.</summary>
public abstract record CatalogueTemplate : EmailTemplate
{
    private protected CatalogueTemplate() { }

    /// <summary>Further values, under the names that the template has for them; stronger than the catalogue's.</summary>
    public JsonObject? Further { get; init; }

    /// <summary>In which zone moments are written; UTC by default.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <inheritdoc />
    public sealed override IReadOnlyList<string> Required => [.. Values.Where(value => value.IsRequired).Select(value => value.Name)];

    private protected abstract IReadOnlyList<TemplateValue> Values { get; }

    /// <inheritdoc />
    public sealed override JsonObject ToVariables()
    {
        var variables = new JsonObject();
        foreach (var value in Values)
        {
            if (value.Text is not null)
            {
                variables[value.Name] = value.Text;
            }
        }

        foreach (var (name, value) in Further ?? [])
        {
            variables[name] = value?.DeepClone();
        }

        return variables;
    }

    private protected static TemplateValue Needed(string name, string? text) => new(name, text, true);

    private protected static TemplateValue Optional(string name, string? text) => new(name, text, false);

    private protected static string Write(Money amount) =>
        $"{amount.Amount.ToString("N" + Math.Max(amount.Currency.Digits, (int)amount.Amount.Scale).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)} {amount.Currency.Code}";

    private protected static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private protected string Write(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, TimeZone);
        var offset = local.Offset == TimeSpan.Zero ? "UTC" : $"UTC{(local.Offset < TimeSpan.Zero ? '-' : '+')}{local.Offset:hh\\:mm}";
        return $"{local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} ({offset})";
    }
}
