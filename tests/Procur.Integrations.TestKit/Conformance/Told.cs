namespace Procur.Integrations.TestKit;

/// <summary>What the library said of a call.</summary>
public enum Told
{
    Done,
    NotDone,
    Unknown,
}
