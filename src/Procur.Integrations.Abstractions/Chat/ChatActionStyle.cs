namespace Procur.Integrations;

/// <summary>How a button looks.</summary>
public enum ChatActionStyle
{
    /// <summary>As any other.</summary>
    Default = 0,

    /// <summary>The one to press.</summary>
    Primary,

    /// <summary>The one to think about first.</summary>
    Danger,
}
