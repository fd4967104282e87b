using System.Text.Json;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>A value of a form: text, or named parts, where a list's names are its numbers.</summary>
internal sealed class StripeValue
{
    public string? Text { get; private set; }

    public Dictionary<string, StripeValue>? Parts { get; private set; }

    private bool IsList => Parts is not null && Parts.Keys.All(x => int.TryParse(x, out _));

    /// <summary>Puts text at a path of names; an empty name is the next number.</summary>
    public void Put(ReadOnlySpan<string> path, string text)
    {
        if (path.IsEmpty)
        {
            Text = text;
            return;
        }

        Parts ??= new Dictionary<string, StripeValue>(StringComparer.Ordinal);
        var name = path[0].Length == 0 ? Parts.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) : path[0];
        if (!Parts.TryGetValue(name, out var part))
        {
            Parts[name] = part = new StripeValue();
        }

        part.Put(path[1..], text);
    }

    /// <summary>Writes it as it is, for what the sandbox keeps without understanding it.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        if (Parts is null)
        {
            json.WriteStringValue(Text);
        }
        else if (IsList)
        {
            json.WriteStartArray();
            foreach (var part in Parts.Values)
            {
                part.WriteTo(json);
            }

            json.WriteEndArray();
        }
        else
        {
            json.WriteStartObject();
            foreach (var (name, part) in Parts)
            {
                json.WritePropertyName(name);
                part.WriteTo(json);
            }

            json.WriteEndObject();
        }
    }
}
